"""Settings of an invented station, where a test needs them without a folder."""

from kiosk.settings import ControllerPart, Settings, StationPart

SETTINGS = Settings(
    station=StationPart(
        village="Pangkalan Satu",
        district="Kumai",
        regency="Kotawaringin Barat",
        province="Kalimantan Tengah",
        code="K7M",
    ),
    controller=ControllerPart(name="BUMDes Senantiasa Jaya", address="Kantor Desa", contact="meja agen"),
)
