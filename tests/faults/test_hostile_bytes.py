"""Throws mutated tokens, bundles, replies, packs and trust lists at their readers: one named refusal each."""

import json
import random
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.branch.memory import read_memory
from kiosk.branch.opening import open_files
from kiosk.campaign.pack import load_campaign
from kiosk.errors import CampaignError, Problem, Refused
from kiosk.exchange.keys import BranchKeys
from kiosk.exchange.reply import open_reply
from kiosk.receipt.token import public_key, sign_token
from kiosk.receipt.trust import Identity, Trust, read_trust, verify, write_trust
from kiosk.security.sealing import BUNDLE, REPLY, seal, ssh_recipient
from tests.core.test_branch import SEEDS, bundle, entry, keys
from tests.core.test_token import FIELDS, OTHER, SEED
from tests.support.packs import KEY, TODAY, copy_pack, sign_only

__all__ = ["keys"]

SHARE = pytest.mark.parametrize("count", [60, pytest.param(20_000, marks=pytest.mark.long)])
TRUST = Trust((Identity("K7M", public_key(SEED)), Identity("P4Q", public_key(OTHER))))


def mutated(whole: bytes, chance: random.Random) -> bytes:
    """What a hostile hand does to bytes: flips, cuts, doubles, splices, puts brackets and digits in."""
    made = bytearray(whole)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.randint(1, 40))
        made[at:end] = chance.choice(
            (
                bytes(chance.randrange(256) for _ in range(chance.randint(0, 8))),
                made[at:end] * 2,
                b"[" * chance.choice((1, 40, 3000)),
                b"9" * chance.choice((1, 20, 5000)),
                b'{"a":' * chance.choice((1, 40, 3000)),
                bytes(whole[: chance.randint(1, 60)]),
                b"",
            )
        )
    return bytes(made)


def several(whole: bytes, count: int, seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    for _ in range(count):
        made = mutated(whole, chance)
        if made != whole:
            yield made


@pytest.mark.parametrize("count", [1000, pytest.param(1_000_000, marks=pytest.mark.long)])
def test_no_forged_spliced_or_replayed_token_is_genuine(count: int) -> None:
    """Parts of true tokens of two kiosks put together with a right check: whole, and signed by nobody."""
    import base45

    from kiosk.receipt import token as module

    chance = random.Random(5)
    true = [base45.b45decode(sign_token(FIELDS, seed)[4:])[:-3] for seed in (SEED, OTHER)]
    for n in range(count):
        forged = bytearray(true[n % 2])
        cut = chance.randrange(1, len(forged))
        forged[cut:] = chance.choice((true[1 - n % 2][cut:], chance.randbytes(len(forged) - cut)))
        forged[chance.randrange(len(forged))] ^= 1 << chance.randrange(8)
        if bytes(forged) not in true:
            assert verify(module._write(bytes(forged)), TRUST).result != "genuine"


@SHARE
def test_trust_lists(count: int) -> None:
    whole = write_trust([Identity("K7M", public_key(SEED))], serial=4, seed=OTHER).encode()
    for made in several(whole, count, 1):
        found = read_trust(made, (public_key(OTHER),))
        assert isinstance(found, Problem) or json.loads(made) == json.loads(whole)


@SHARE
def test_bundles_whole_and_what_stands_inside(keys: BranchKeys, tmp_path: Path, count: int) -> None:
    """Outside the signature refuses all; inside, a trusted kiosk may have written anything."""
    whole = bundle(keys, tmp_path, "K7M", 1, entry("K7M", 1)).read_bytes()
    memory, file = read_memory(keys), tmp_path / "made"
    for made in several(whole, count // 3, 2):
        file.write_bytes(made)
        assert open_files(keys, memory, [file]).taken == ()
    assert memory == read_memory(keys)
    inside = (
        b'{"kiosk":"K7M","place":{"village":"A"},"branch":"x","number":1,"since":0,"replies":0,"entries":[]}'
    )
    for made in several(inside, count // 3, 3):
        for packed in (zlib.compress(made), made):
            file.write_bytes(_sealed(keys, packed))
            assert open_files(keys, memory, [file]).taken == ()
    assert memory == read_memory(keys)


def _sealed(keys: BranchKeys, packed: bytes) -> bytes:
    return seal(
        BUNDLE,
        packed,
        recipient=keys.public.age,
        seed=SEEDS["K7M"],
        sender="K7M",
        addressee=keys.public.fingerprint,
        number=1,
        made_at="",
        entries=0,
    )


@SHARE
def test_replies_and_what_stands_inside(keys: BranchKeys, count: int) -> None:
    own = Identity("K7M", public_key(SEEDS["K7M"]))
    inside = (
        b'{"branch":"x","kiosk":"K7M","number":1,"answers":1,"made_at":"2026-11-21T00:00:00Z","decisions":[]}'
    )
    for made in several(inside, count // 3, 4):
        file = seal(
            REPLY,
            zlib.compress(made),
            recipient=ssh_recipient(own.key),
            seed=keys.seed,
            sender=keys.public.fingerprint,
            addressee=f"K7M {own.fingerprint}",
            number=1,
            made_at="",
            entries=0,
        )
        for given in (file, mutated(file, random.Random(len(made)))):
            _refused(lambda given=given: open_reply(given, "K7M", SEEDS["K7M"], (keys.public,)))


def _refused(act: Callable[[], object]) -> None:
    with pytest.raises(Refused):
        act()


@SHARE
def test_manifests_signed_or_not(tmp_path: Path, count: int) -> None:
    pack = copy_pack(tmp_path / "kkbc-desa")
    manifest = pack / "manifest.toml"
    whole = manifest.read_bytes()
    for at, made in enumerate(several(whole, count // 2, 6)):
        manifest.write_bytes(made[:190_000])
        if at % 2:
            sign_only(pack)
        try:
            load_campaign(pack, (KEY,), TODAY)
        except CampaignError as error:
            assert error.mend and len(str(error)) < 2000
        else:
            assert at % 2, "unsigned bytes were believed"
