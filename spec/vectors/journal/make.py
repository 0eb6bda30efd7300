"""Makes the vectors in this directory from spec/journal.md alone, with nothing of the implementation under test.

    python3 spec/vectors/journal/make.py

Canonical JSON is written with json.dumps, which agrees with RFC 8785 for the values used here: texts, booleans, null,
integers and fractions that both write alike.
"""

import hashlib
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).parent
GENESIS = hashlib.sha256(b"anlan audit chain v1").digest()
JOURNAL_ID = "01234567-89ab-4def-8123-456789abcdef"


def canonical(value):
    def ordered(item):
        if isinstance(item, dict):
            return {key: ordered(item[key]) for key in sorted(item, key=lambda key: key.encode("utf-16-be"))}
        return [ordered(member) for member in item] if isinstance(item, list) else item

    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode()


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0x82F63B78 if crc & 1 else crc >> 1
    return crc ^ 0xFFFFFFFF


def leaf(entry):
    if entry["type"] == "record":
        return hashlib.sha256(bytes.fromhex(entry["salt"]) + canonical(entry["record"])).digest()
    return hashlib.sha256(b"\x03" + bytes.fromhex(entry["bytes"])).digest()


def link(previous, seq, leaf_hash):
    return hashlib.sha256(b"\x02" + previous + struct.pack(">Q", seq) + leaf_hash).digest()


def frame(entry, continues):
    is_record = entry["type"] == "record"
    payload = canonical(entry["record"]) if is_record else bytes.fromhex(entry["bytes"])
    salt = bytes.fromhex(entry["salt"]) if is_record else b""
    code = (1 if is_record else 2) | (0x80 if continues else 0)
    body = struct.pack(">BQ", code, entry["seq"]) + salt + payload
    length = struct.pack(">I", len(body))
    return length + struct.pack(">I", crc32c(length + body)) + body


def header(first_seq, previous):
    start = b"\x89ANL\r\n\x1a\n" + struct.pack(">I", 1) + bytes.fromhex(JOURNAL_ID.replace("-", ""))
    start += struct.pack(">Q", first_seq) + previous
    return start + struct.pack(">I", crc32c(start))


def record(number, **members):
    return {
        "id": f"019b75a8-4c00-7000-8000-{number:012x}",
        "at": "2026-01-01T00:00:00.000Z",
        "kind": "call.opened",
        "actor": {"kind": "key", "id": "key-1"},
        "clauses": ["asgf@2.0/6.3.6"],
        "origin": "live",
        "data": {},
        **members,
    }


def salt(number):
    return (b"\x80" + hashlib.sha256(b"salt %d" % number).digest()[1:]).hex()


def entries():
    contents = [
        {"type": "record", "salt": salt(1), "record": record(1)},
        {
            "type": "record",
            "salt": salt(2),
            "record": record(
                2,
                application="019b75a8-4c00-7000-8000-00000000aaaa",
                subject="用户 7",
                requestId="req-1",
                decision="block",
                effect="block",
                data={"z": [1, 0.5, True, None], "a": "\"\\\n\u20ac😀", "\ue000": 1, "😀": 2, "": {}},
            ),
        },
        {"type": "state", "bytes": ""},
        {"type": "state", "bytes": "00ff10"},
        {"type": "record", "salt": "ff" * 32, "record": record(5, origin="tour", actor={"kind": "system"})},
    ]
    previous = GENESIS
    for seq, content in enumerate(contents, 1):
        leaf_hash = leaf(content)
        previous = link(previous, seq, leaf_hash)
        yield {"seq": seq, **content, "leaf": leaf_hash.hex(), "hash": previous.hex()}


def segments(chain):
    """Entries 1 to 3 (2 and 3 in one group) in a first segment, 4 and 5 in a second one."""
    first = header(1, GENESIS) + frame(chain[0], False) + frame(chain[1], False) + frame(chain[2], True)
    second = header(4, bytes.fromhex(chain[2]["hash"])) + frame(chain[3], False) + frame(chain[4], False)
    return {"00000000000000000001.seg": first, "00000000000000000004.seg": second}


def head_mark(chain):
    return canonical({"journalId": JOURNAL_ID, "seq": chain[-1]["seq"], "hash": chain[-1]["hash"]})


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :]


def cases(chain):
    files = segments(chain)
    one, two = files
    mark = head_mark(chain)
    closed = {**files, "head.json": mark}
    head = {"seq": chain[-1]["seq"], "hash": chain[-1]["hash"]}
    good = {"ok": True, "count": len(chain), "head": head}

    def bad(reason, seq):
        return {"ok": False, "reason": reason, "seq": seq}

    yield "closed", closed, good
    yield "not closed", files, good
    yield "first segment only", {one: files[one]}, {"ok": True, "count": 3, "head": {"seq": 3, "hash": chain[2]["hash"]}}
    yield "last byte missing, not closed", {**files, two: files[two][:-1]}, bad("torn_tail", 5)
    yield "last byte missing, closed", {**closed, two: files[two][:-1]}, bad("frame_damaged", 5)
    yield "last byte flipped, not closed", {**files, two: flipped(files[two], len(files[two]) - 1)}, bad("torn_tail", 5)
    yield "first frame of the last segment flipped", {**files, two: flipped(files[two], 90)}, bad("frame_damaged", 4)
    yield "zeros at the end", {**files, two: files[two] + bytes(100)}, bad("torn_tail", 6)
    yield "first segment cut within a frame", {**closed, one: files[one][:-1]}, bad("frame_cut", 3)
    yield "first segment cut behind a frame", {**closed, one: files[one][: -len(frame(chain[2], True))]}, bad("seq_gap", 3)
    yield "first segment flipped", {**closed, one: flipped(files[one], 100)}, bad("frame_damaged", 1)
    yield "header flipped", {**closed, two: flipped(files[two], 40)}, bad("header_damaged", 4)
    yield "first segment missing", {two: files[two], "head.json": mark}, bad("seq_gap", 1)
    yield "last segment missing", {one: files[one], "head.json": mark}, bad("truncated", 4)
    yield "segments exchanged", {**closed, one: files[two], two: files[one]}, bad("segment_misnamed", 1)
    yield "mark with a line end", {**files, "head.json": mark + b"\n"}, bad("head_mark_damaged", 0)
    yield "mark of another head", {**files, "head.json": mark.replace(b'"seq":5', b'"seq":4')}, bad("head_mismatch", 4)
    yield "frame twice", {**files, two: files[two] + frame(chain[4], False)}, bad("seq_repeated", 6)
    yield "no files", {}, bad("journal_missing", 1)


def write(name, value):
    text = json.dumps(value, ensure_ascii=False, indent=2)
    (HERE / name).write_text(text + "\n", encoding="utf-8")


def main():
    chain = list(entries())
    write("chain.json", {"genesis": GENESIS.hex(), "entries": chain})
    write(
        "files.json",
        [
            {"name": name, "files": {file: data.hex() for file, data in files.items()}, "verification": verification}
            for name, files, verification in cases(chain)
        ],
    )


main()
