"""Keeps the agency's papers and its outreach, with their scans, inside the encrypted file."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping

from kiosk.agency.accounts.roles import require
from kiosk.agency.outreach.items import (
    MAX_PHOTO,
    MAX_SCAN,
    Agreement,
    Certificate,
    Expiry,
    LaunchEvent,
    OutreachItem,
    check_agreement,
    check_certificate,
    check_event,
    check_item,
    check_scan,
    expiries,
)
from kiosk.errors import Refused
from kiosk.staff import OfficialAgent, Staff
from kiosk.store.part import TracedStore, day_of, iso

_names = msgspec.json.Decoder(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Scan:
    """A stored paper or photo."""

    id: int
    media: str
    content: bytes


class Documents:
    """Agreements, certificates, outreach items, launch events; part of Agency."""

    def __init__(self, ground: TracedStore) -> None:
        self._ground = ground

    # Scans

    def add_scan(self, who: Staff, content: bytes, *, photo: bool = False) -> int:
        """Keep a PDF or JPG (5 MB; photos 3 MB) and answer its id; the same file is kept once."""
        require(who, "outreach" if photo else "agency")
        media = check_scan(content, MAX_PHOTO if photo else MAX_SCAN)
        digest = hashlib.sha256(content).hexdigest()
        with self._ground.writing() as connection:
            found = connection.exec_driver_sql("SELECT id FROM scans WHERE sha256 = ?", (digest,)).scalar()
            if found is not None:
                return int(found)
            scan_id = _insert(
                connection,
                "scans",
                {
                    "media": media,
                    "sha256": digest,
                    "size": len(content),
                    "added_at": iso(self._ground.now()),
                    "added_by": who.label,
                    "content": content,
                },
            )
            self._ground.trace(connection, who, "scan-added", scan=scan_id, sha256=digest)
        return scan_id

    def scan(self, who: Staff, scan_id: int) -> Scan:
        """A stored paper; the look is entered. Refused("unknown-scan")."""
        require(who, "outreach")
        with self._ground.writing() as connection:
            row = connection.exec_driver_sql(
                "SELECT id, media, content FROM scans WHERE id = ?", (scan_id,)
            ).first()
            if row is None:
                raise Refused("unknown-scan", "scan")
            self._ground.trace(connection, who, "scan-look", scan=scan_id)
        return Scan(row[0], row[1], row[2])

    def take_out(self, who: Staff, scan_id: int, why: str) -> Scan:
        """A stored paper that will leave the encrypted file; who takes it and why is entered first.

        Photos of outreach anybody at the desk may take, other papers a supervisor. Refused: not-allowed,
        reason-missing, unknown-scan.
        """
        require(who, "outreach")
        if not why.strip():
            raise Refused("reason-missing", "why")
        with self._ground.writing() as connection:
            row = connection.exec_driver_sql(
                "SELECT id, media, content, EXISTS (SELECT 1 FROM outreach_items WHERE photo = scans.id) "
                "FROM scans WHERE id = ?",
                (scan_id,),
            ).first()
            if row is None:
                raise Refused("unknown-scan", "scan")
            if not row[3]:
                require(who, "agency")
            self._ground.trace(connection, who, "scan-out", why=why, scan=scan_id)
        return Scan(row[0], row[1], row[2])

    # Agreements and certificates

    def save_agreement(self, who: Staff, agreement: Agreement) -> Agreement:
        """A new agreement (id 0) or a changed one."""
        require(who, "agency")
        check_agreement(agreement)
        row = {
            "number": agreement.number,
            "wadah": agreement.wadah,
            "branch": agreement.branch,
            "village": agreement.village,
            "signed": iso(agreement.signed),
            "valid_from": iso(agreement.valid_from),
            "valid_to": iso(agreement.valid_to),
            "parties": _json(agreement.parties),
            "scan": agreement.scan,
        }
        found = self._save(who, "agreements", agreement.id, row)
        return next(each for each in self.agreements() if each.id == found)

    def agreements(self) -> tuple[Agreement, ...]:
        """All agreements, the newest first."""
        return tuple(_agreement(row) for row in self._all("agreements", "valid_from DESC, id DESC"))

    def save_certificate(self, who: Staff, certificate: Certificate) -> Certificate:
        """A new certificate (id 0) or a changed one."""
        require(who, "agency")
        check_certificate(certificate)
        row = {
            "account": certificate.account,
            "number": certificate.number,
            "issued": iso(certificate.issued),
            "expires": iso(certificate.expires),
            "scan": certificate.scan,
        }
        found = self._save(who, "certificates", certificate.id, row)
        return next(each for each in self.certificates() if each.id == found)

    def certificates(self) -> tuple[Certificate, ...]:
        """All certificates, those that run out first before the others."""
        return tuple(_certificate(row) for row in self._all("certificates", "expires, id"))

    def expiries(self, within: int = 90) -> tuple[Expiry, ...]:
        """Papers that have run out or will in so many days; of several for one person the last counts, and
        a person whose account is closed has none."""
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql("SELECT id FROM accounts WHERE active").all()
        active = {int(row[0]) for row in rows}
        last = {each.account: each for each in self.certificates() if each.account in active}
        newest = self.agreements()[:1]
        return expiries(newest, tuple(last.values()), self._ground.today(), within)

    def public_agents(self) -> tuple[OfficialAgent, ...]:
        """The official agents as the public screen names them: active, made public, by name."""
        last = {each.account: each for each in self.certificates()}
        with self._ground.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, name, hours FROM accounts WHERE active AND public ORDER BY name"
            ).all()
        return tuple(
            OfficialAgent(name, hours, last[account].expires if account in last else None)
            for account, name, hours in rows
        )

    # Outreach

    def save_item(self, who: Staff, item: OutreachItem) -> OutreachItem:
        """A new outreach item (id 0) or a changed one: checked again, removed, photographed."""
        require(who, "outreach")
        check_item(item, self._ground.today())
        row = {
            "kind": item.kind,
            "place": item.place,
            "dusun": item.dusun,
            "kelurahan": item.kelurahan,
            "campaign": item.campaign,
            "put_up": iso(item.put_up),
            "condition": item.condition,
            "checked": iso(item.checked),
            "removed": iso(item.removed),
            "photo": item.photo,
        }
        found = self._save(who, "outreach_items", item.id, row)
        return next(each for each in self.items() if each.id == found)

    def items(self) -> tuple[OutreachItem, ...]:
        """Every outreach item, also those that were taken down, by kelurahan, dusun and day."""
        return tuple(_item(row) for row in self._all("outreach_items", "kelurahan, dusun, put_up, id"))

    def save_event(self, who: Staff, event: LaunchEvent) -> LaunchEvent:
        """A new launch event (id 0) or a changed one."""
        require(who, "agency")
        check_event(event)
        row = {
            "day": iso(event.day),
            "place": event.place,
            "signed_by": _json(event.signed_by),
            "witnesses": _json(event.witnesses),
            "attendance": event.attendance,
            "note": event.note,
        }
        found = self._save(who, "launch_events", event.id, row)
        return next(each for each in self.events() if each.id == found)

    def events(self) -> tuple[LaunchEvent, ...]:
        """Launch events, the newest first."""
        return tuple(_event(row) for row in self._all("launch_events", "day DESC, id DESC"))

    # Inside

    def _all(self, table: str, order: str) -> list[RowMapping]:
        with self._ground.reading() as connection:
            return list(connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY {order}").mappings())

    def _save(self, who: Staff, table: str, row_id: int, row: dict[str, Any]) -> int:
        with self._ground.writing() as connection:
            if row_id:
                _update(connection, table, row_id, row)
            else:
                row_id = _insert(connection, table, row)
            self._ground.trace(connection, who, "paper-saved", table=table, row=row_id)
        return row_id


def _insert(connection: Connection, table: str, row: Mapping[str, Any]) -> int:
    marks = ", ".join("?" * len(row))
    found = connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks}) RETURNING id", tuple(row.values())
    )
    return int(found.scalar_one())


def _update(connection: Connection, table: str, row_id: int, row: Mapping[str, Any]) -> None:
    names = ", ".join(f"{name} = ?" for name in row)
    changed = connection.exec_driver_sql(f"UPDATE {table} SET {names} WHERE id = ?", (*row.values(), row_id))
    if not changed.rowcount:
        raise Refused("unknown-row", "id")


def _json(names: tuple[str, ...]) -> str:
    return msgspec.json.encode(names).decode()


def _agreement(row: RowMapping) -> Agreement:
    days = {name: date.fromisoformat(row[name]) for name in ("signed", "valid_from", "valid_to")}
    return Agreement(**{**row, **days, "parties": _names.decode(row["parties"])})


def _certificate(row: RowMapping) -> Certificate:
    return Certificate(
        **{**row, "issued": date.fromisoformat(row["issued"]), "expires": date.fromisoformat(row["expires"])}
    )


def _item(row: RowMapping) -> OutreachItem:
    days = {name: day_of(row[name]) for name in ("put_up", "checked", "removed")}
    return OutreachItem(**{**row, **days})


def _event(row: RowMapping) -> LaunchEvent:
    return LaunchEvent(
        **{
            **row,
            "day": date.fromisoformat(row["day"]),
            "signed_by": _names.decode(row["signed_by"]),
            "witnesses": _names.decode(row["witnesses"]),
        }
    )
