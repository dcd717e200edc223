"""Runs the verbs of the voice: its script, what it lacks, making it, and one screen rendered to a file."""

import argparse
import json
from dataclasses import replace
from typing import Any

from kiosk.calendar import first_day, is_month
from kiosk.errors import Refused
from kiosk.files import whole_file, write_whole
from kiosk.people.nik import normalise
from kiosk.registration import PAYERS
from kiosk.station import Ground, open_ground
from kiosk.terminal.output import say, show
from kiosk.terminal.register import KNOWN, bracket_in, programmes_in, text_in, whole_in
from kiosk.terminal.station_commands import found_station
from kiosk.visit.context import Facts
from kiosk.visit.visit import Purpose, Status, Step, Visit
from kiosk.voice.scenes import BLANK, missing, script
from kiosk.voice.sentence import clips
from kiosk.voice.speaker import Scene
from kiosk.voice.speech import speech
from kiosk.voice.voice import script_of, shipped_voice

STEPS = {step.lower(): step for step in Step}


def write(arguments: argparse.Namespace) -> int:
    """Everything that a whole voice says, as CSV to read from."""
    parts = script(_ground(arguments).facts, arguments.language)
    write_whole(arguments.out, script_of(parts).encode())
    say(arguments, {"file": str(arguments.out), "clips": len(parts)})
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Every screen and state without voice; exit 1 when there is one."""
    lacking = missing(_ground(arguments).facts, arguments.language, shipped_voice(arguments.language))
    say(arguments, {"missing": list(lacking)})
    return 1 if lacking else 0


def make(arguments: argparse.Namespace) -> int:
    """Make the clips of a voice with espeak-ng, those alone that are not there yet."""
    from kiosk.voice.build import build

    parts = script(_ground(arguments).facts, arguments.language)
    made = build(arguments.out, arguments.language, parts)
    say(arguments, {"folder": str(arguments.out), "made": made, "clips": len(parts)})
    return 0


def render(arguments: argparse.Namespace) -> int:
    """One screen in one state as the sound that would be heard."""
    from kiosk.voice.sound import write_wav

    ground = _ground(arguments)
    scene, facts = scene_of(ground, arguments.screen, arguments.state)
    try:
        sentences = speech(scene, facts, arguments.language)
    except ValueError as error:
        raise Refused("voice-number", "state") from error
    voice = shipped_voice(arguments.language)
    heard = [found for each in sentences if voice and (found := clips(each, voice))]
    if voice is None or len(heard) < len(sentences):
        raise Refused("voice-missing", "language")
    with whole_file(arguments.out) as file:
        seconds = write_wav(file, [[voice.file(part) for part in each] for each in heard])
    show(" ".join(part.text for each in heard for part in each))
    say(arguments, {"clips": [part.key for each in heard for part in each], "seconds": round(seconds, 3)})
    return 0


def _ground(arguments: argparse.Namespace) -> Ground:
    found_station(arguments)
    ground = open_ground(arguments.data)
    if arguments.language not in ground.campaign.languages:
        raise Refused("language", "language")
    return ground


def scene_of(ground: Ground, screen: str, state: str) -> tuple[Scene, Facts]:
    """A screen by its name and a state in the fields of `register`, with `start` and `number` besides."""
    try:
        wish = json.loads(state)
    except ValueError as error:
        raise Refused("not-json", "state") from error
    if not isinstance(wish, dict):
        raise Refused("not-an-object", "state")
    for key in wish:
        if key not in KNOWN | {"start", "number"}:
            raise Refused("unknown-field", str(key))
    facts, number = ground.facts, text_in(wish, "number")
    if start := text_in(wish, "start"):
        if not is_month(start):
            raise Refused("month", "start")
        facts = replace(facts, today=first_day(start))
    if screen == "attract":
        return Scene(), facts
    if screen not in STEPS:
        raise Refused("screen", "screen")
    visit = _visit(ground, wish, STEPS[screen])
    if visit.step is Step.STATUS:
        status = Status(number=number, result="not-member", advice="not-member-advice")
        visit = replace(visit, status=status)
    return Scene(visit=visit, number=number), facts


def _visit(ground: Ground, wish: dict[str, Any], step: Step) -> Visit:
    """The answers that the state names; whatever it leaves out is not answered yet."""
    visit = replace(
        BLANK,
        step=step,
        purpose=Purpose.CHECK if step in (Step.CHECK, Step.STATUS) else Purpose.REGISTER,
        nik=normalise(text_in(wish, "nik")),
        name=text_in(wish, "name"),
        phone=text_in(wish, "phone"),
        phone_owner=text_in(wish, "phone_owner") or "self",
        without_phone="phone" in wish and not wish["phone"],
        dusun=text_in(wish, "dusun"),
        rt=text_in(wish, "rt"),
        rw=text_in(wish, "rw"),
        occupation=text_in(wish, "occupation"),
        payer=text_in(wish, "payer") or "self",
    )
    if visit.occupation and ground.campaign.occupation(visit.occupation) is None:
        raise Refused("occupation-unknown", "occupation")
    if visit.payer not in PAYERS:
        raise Refused("payer", "payer")
    if not (visit.rt or "0").isdecimal() or not (visit.rw or "0").isdecimal():
        raise Refused("not-a-number", "rt")
    if "income" in wish:
        visit = replace(visit, bracket=bracket_in(ground.campaign, wish))
    if "programmes" in wish:
        visit = replace(visit, programmes=programmes_in(wish))
    if "months" in wish:
        visit = replace(visit, months=whole_in(wish, "months"))
    if "birth_year" in wish:
        visit = replace(visit, birth_year=whole_in(wish, "birth_year"))
    return visit
