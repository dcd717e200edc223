"""The follow-up rules of the shipped campaign."""

from tests.support.context import FACTS

RULES = FACTS.campaign.followup
