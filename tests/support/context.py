"""The shipped campaign on the day of the tests, as the rules look at it."""

from datetime import date

from kiosk.people.regions import Regions
from kiosk.station import shipped_campaign
from kiosk.visit.flow import Facts

TODAY = date(2026, 11, 21)
FACTS = Facts(shipped_campaign(TODAY), Regions(), TODAY)
