"""Makes the vectors in tree, note, receipt, bundle and witness from the specifications alone, with nothing of the
implementation under test: spec/checkpoint.md, receipt.md, bundle.md, witness.md and the documents that they name.

    python3 spec/vectors/make-log.py        (needs the package `cryptography`, for Ed25519)

The Merkle tree is the recursive definition of RFC 6962. Canonical JSON is written with json.dumps, which agrees with
RFC 8785 for the values used here.
"""

import base64
import copy
import hashlib
import json
import pathlib
import struct

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).parent


def sha256(data):
    return hashlib.sha256(data).digest()


def b64(data):
    return base64.b64encode(data).decode()


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def pretty(value, indent, used):
    """JSON as the project's formatter writes it: lists of plain values on one line where 120 columns hold them."""
    inner = " " * (indent + 2)
    if isinstance(value, dict) and value:
        members = [f"{inner}{json.dumps(k)}: {pretty(v, indent + 2, len(inner) + len(k) + 4)}" for k, v in value.items()]
        return "{\n" + ",\n".join(members) + "\n" + " " * indent + "}"
    if isinstance(value, list) and value:
        flat = "[" + ", ".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"
        if not isinstance(value[0], (dict, list)) and used + len(flat) < 120:
            return flat
        return "[\n" + ",\n".join(inner + pretty(item, indent + 2, indent + 2) for item in value) + "\n" + " " * indent + "]"
    return json.dumps(value, ensure_ascii=False)


def write(name, value):
    (HERE / name).write_text(pretty(value, 0, 0) + "\n", encoding="utf-8")


# --- the tree: RFC 6962 §2.1 -------------------------------------------------------------------------------------


def split(n):
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def root(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0])
    k = split(len(leaves))
    return sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:]))


def path(index, leaves):
    if len(leaves) <= 1:
        return []
    k = split(len(leaves))
    if index < k:
        return path(index, leaves[:k]) + [root(leaves[k:])]
    return path(index - k, leaves[k:]) + [root(leaves[:k])]


def subproof(m, leaves, known):
    if m == len(leaves):
        return [] if known else [root(leaves)]
    k = split(len(leaves))
    if m <= k:
        return subproof(m, leaves[:k], known) + [root(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [root(leaves[:k])]


def cover(start, end):
    out = []
    while start < end:
        width = 1
        while start % (2 * width) == 0 and start + 2 * width <= end:
            width *= 2
        out.append((start, start + width))
        start += width
    return out


def hexes(hashes):
    return [h.hex() for h in hashes]


def flip(data, at=0):
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def tree_vectors():
    leaves = [sha256(b"leaf %d" % n) for n in range(600)]
    roots = [{"size": n, "root": root(leaves[:n]).hex()} for n in (0, 1, 2, 3, 7, 8, 255, 256, 257, 600)]
    inclusion, consistency = [], []

    def include(name, problem, **over):
        index, size = over.get("index", 5), over.get("size", 7)
        good = {"index": 5, "size": 7, "leaf": leaves[5], "root": root(leaves[:7]), "proof": path(5, leaves[:7])}
        if problem is None:
            good = {"index": index, "size": size, "leaf": leaves[index], "root": root(leaves[:size]),
                    "proof": path(index, leaves[:size])}
        entry = {**good, **over}
        inclusion.append({"name": name, "index": entry["index"], "size": entry["size"], "leaf": entry["leaf"].hex(),
                          "root": entry["root"].hex(), "proof": hexes(entry["proof"]), "problem": problem})

    for index, size in ((0, 1), (0, 2), (1, 2), (2, 3), (5, 7), (6, 7), (255, 256), (256, 257), (300, 600), (599, 600)):
        include(f"leaf {index} of {size}", None, index=index, size=size)
    good = path(5, leaves[:7])
    include("another leaf", "root_mismatch", leaf=leaves[4])
    include("another index", "root_mismatch", index=4)
    include("an index behind the tree", "proof_outside_tree", index=7)
    include("another root", "root_mismatch", root=flip(root(leaves[:7])))
    include("a larger tree", "proof_wrong_length", size=9)
    include("a hash missing", "proof_wrong_length", proof=good[:-1])
    include("a hash too many", "proof_wrong_length", proof=good + [leaves[0]])
    include("a hash changed", "root_mismatch", proof=[flip(good[0])] + good[1:])
    include("hashes exchanged", "root_mismatch", proof=good[::-1])
    include("a short hash", "proof_malformed", proof=[good[0][:31]] + good[1:])
    include("65 hashes", "proof_malformed", proof=[leaves[0]] * 65)

    def extend(name, problem, m, n, **over):
        entry = {"root1": root(leaves[:m]), "root2": root(leaves[:n]),
                 "proof": subproof(m, leaves[:n], True) if 0 < m <= n else [], **over}
        consistency.append({"name": name, "size1": over.get("size1", m), "size2": over.get("size2", n),
                            "root1": entry["root1"].hex(), "root2": entry["root2"].hex(),
                            "proof": hexes(entry["proof"]), "problem": problem})

    for m, n in ((1, 1), (1, 2), (3, 7), (4, 7), (6, 8), (255, 257), (256, 600), (599, 600), (600, 600)):
        extend(f"{m} to {n}", None, m, n)
    good = subproof(3, leaves[:7], True)
    extend("from nothing", "proof_outside_tree", 0, 7)
    extend("backwards", "proof_outside_tree", 7, 3)
    extend("another older root", "root_mismatch", 3, 7, root1=flip(root(leaves[:3])))
    extend("another newer root", "root_mismatch", 3, 7, root2=flip(root(leaves[:7])))
    extend("a hash missing", "proof_wrong_length", 3, 7, proof=good[:-1])
    extend("no hash", "proof_wrong_length", 3, 7, proof=[])
    extend("a hash too many", "proof_wrong_length", 3, 7, proof=good + [leaves[0]])
    extend("a hash changed", "root_mismatch", 3, 7, proof=[flip(good[0])] + good[1:])
    extend("one size, two roots", "root_mismatch", 7, 7, root2=root(leaves[:6]))
    extend("one size, and a proof", "proof_wrong_length", 7, 7, proof=[leaves[0]])

    def tile(name, hashes):
        return {"path": name, "bytes": b"".join(hashes).hex()}

    nodes = [sha256(b"\x00" + leaf) for leaf in leaves]
    tiles = [
        tile("tile/0/002.p/88", nodes[512:600]),
        tile("tile/1/000.p/2", [root(leaves[:256]), root(leaves[256:512])]),
        tile("tile/entries/002.p/88", [struct.pack(">H", 32) + leaf for leaf in leaves[512:600]]),
    ]
    write("tree/proofs.json", {"leaves": "leaf n is SHA-256 of the text `leaf n`", "roots": roots,
                               "inclusion": inclusion, "consistency": consistency, "tiles": {"size": 600, "some": tiles}})


# --- notes: c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature ----------------------------------------------


class Signer:
    def __init__(self, name, kind, number):
        seed = sha256(b"anlan vector key %d" % number)
        self.name, self.kind, self.key = name, kind, Ed25519PrivateKey.from_private_bytes(seed)
        public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = sha256(name.encode() + b"\n" + bytes([kind]) + public)[:4]
        self.vkey = f"{name}+{self.id.hex()}+{b64(bytes([kind]) + public)}"
        self.skey = f"PRIVATE+KEY+{name}+{self.id.hex()}+{b64(bytes([kind]) + seed)}"

    def line(self, blob):
        return f"— {self.name} {b64(self.id + blob)}\n"

    def sign(self, text):
        return self.line(self.key.sign(text.encode()))

    def cosign(self, text, time):
        message = f"cosignature/v1\ntime {time}\n{text}".encode()
        return self.line(struct.pack(">Q", time) + self.key.sign(message))


ORIGIN = "log.example/vectors"
LOG, OTHER = Signer(ORIGIN, 1, 1), Signer(ORIGIN, 1, 2)
W1, W2 = Signer("witness.example/w1", 4, 3), Signer("witness.example/w2", 4, 4)


def body(size, tree_root, origin=ORIGIN):
    return f"{origin}\n{size}\n{b64(tree_root)}\n"


def note(text, *signers):
    return text + "\n" + "".join(signer.sign(text) for signer in signers)


def note_vectors():
    text = body(7, sha256(b"seven"))
    good = note(text, LOG)
    c1, c2 = W1.cosign(text, 1700000000), W2.cosign(text, 1700000001)
    wrong = W1.cosign(body(8, sha256(b"seven")), 1700000000)
    cases = [
        ("signed by the log", good, 0, None),
        ("with one witness of one", good + c1, 1, None),
        ("with two witnesses", good + c1 + c2, 2, None),
        ("with an unknown signature between", good + OTHER.sign(text) + c1, 1, None),
        ("with extension lines", note(text + "more\n", LOG), 0, None),
        ("no witness of one", good, 1, "witnesses_missing"),
        ("one witness twice", good + c1 + c1, 2, "witnesses_missing"),
        ("a cosignature of another text", good + wrong, 0, "signature_invalid"),
        ("a cosignature with its time changed", good + W1.line(flip(base64.b64decode(c1.split(" ")[2])[4:], 7)), 1,
         "signature_invalid"),
        ("a cosignature cut short", good + W1.line(b"\0" * 60), 0, "signature_invalid"),
        ("another key of the same name", note(text, OTHER), 0, "signature_missing"),
        ("cosigned, not signed", text + "\n" + c1 + c2, 2, "signature_missing"),
        ("the size changed", good.replace("\n7\n", "\n8\n"), 0, "signature_invalid"),
        ("another origin", note(body(7, sha256(b"seven"), "other.example"), LOG), 0, "log_unknown"),
        ("a size with a zero in front", note(text.replace("\n7\n", "\n07\n"), LOG), 0, "checkpoint_malformed"),
        ("a short root", note(f"{ORIGIN}\n7\n{b64(b'short')}\n", LOG), 0, "checkpoint_malformed"),
        ("two lines", note(f"{ORIGIN}\n7\n", LOG), 0, "checkpoint_malformed"),
        ("no signature", text + "\n", 0, "note_malformed"),
        ("no empty line", text + LOG.sign(text), 0, "note_malformed"),
        ("a hyphen for the dash", good.replace("—", "-"), 0, "note_malformed"),
        ("the last line not ended", good[:-1], 0, "note_malformed"),
        ("other line ends", good.replace("\n", "\r\n"), 0, "note_malformed"),
        ("101 signatures", good + OTHER.sign(text) * 100, 0, "note_too_large"),
    ]
    write("note/checkpoints.json", {
        "signers": [s.skey for s in (LOG, OTHER, W1, W2)], "verifiers": [s.vkey for s in (LOG, OTHER, W1, W2)],
        "logs": [LOG.vkey], "witnesses": [W1.vkey, W2.vkey],
        "cases": [{"name": n, "note": t, "required": r, "problem": p} for n, t, r, p in cases]})


# --- a small log, for receipts, bundles and the witness ------------------------------------------------------------

SIZE, EARLIER = 20, 8


def entry(index):
    if index % 6 == 5:
        return {"bytes": bytes([index, 1, 2])}
    salt = b"\x80" + sha256(b"salt %d" % index)[1:]
    record = {
        "id": f"01890a5d-ac96-774b-bcce-b30209{index:06x}", "at": "2026-01-31T08:00:00.000Z", "kind": "call.opened",
        "actor": {"kind": "key", "id": "key-1", "name": "客服"}, "clauses": ["asgf@2.0/6.3.6"], "decision": "allow",
        "effect": "allow", "origin": "live", "data": {"surface": "chat", "tokens": index},
    }
    return {"salt": salt, "record": record}


def leaf_of(item):
    if "bytes" in item:
        return sha256(b"\x03" + item["bytes"])
    return sha256(item["salt"] + canonical(item["record"]))


ENTRIES = [entry(n) for n in range(SIZE)]
LEAVES = [leaf_of(item) for item in ENTRIES]
# Another history of the same log: it parts after the second entry.
FORK = LEAVES[:2] + [sha256(b"fork %d" % n) for n in range(2, SIZE)]


def signed(size, leaves=LEAVES, signer=LOG):
    return note(body(size, root(leaves[:size])), signer)


def receipt_vectors():
    index = 9
    head = f"c2sp.org/tlog-proof@v1\nindex {index}\n"
    hashes = [b64(h) for h in path(index, LEAVES)]
    proof = head + "".join(h + "\n" for h in hashes) + "\n" + signed(SIZE)
    item = ENTRIES[index]
    good = {"format": "anlan-receipt@v1", "record": item["record"], "salt": item["salt"].hex(), "proof": proof}
    cases = []

    def case(name, problem, **over):
        cases.append({"name": name, "text": json.dumps({**good, **over}, ensure_ascii=False), "problem": problem})

    case("as it is", None)
    case("with extra data", None, proof=proof.replace("index", "extra AAEC\nindex", 1))
    case("with cosignatures", None, proof=proof + W1.cosign(body(SIZE, root(LEAVES)), 1700000000))
    changed = copy.deepcopy(item["record"])
    changed["data"]["tokens"] = 10
    case("a number in the record changed", "root_mismatch", record=changed)
    case("the record of another leaf", "root_mismatch", record=ENTRIES[8]["record"], salt=ENTRIES[8]["salt"].hex())
    case("a member added to the record", "record_malformed", record={**item["record"], "note": "x"})
    case("the salt changed", "root_mismatch", salt=flip(item["salt"], 31).hex())
    case("a salt without its mark", "receipt_malformed", salt="00" * 32)
    case("another index", "root_mismatch", proof=proof.replace("index 9", "index 8"))
    case("an index behind the tree", "proof_outside_tree", proof=proof.replace("index 9", "index 20"))
    case("an index with a zero in front", "receipt_malformed", proof=proof.replace("index 9", "index 09"))
    case("a hash exchanged", "root_mismatch", proof=proof.replace(hashes[0], b64(LEAVES[0])))
    case("a hash missing", "proof_wrong_length", proof=proof.replace(hashes[0] + "\n", ""))
    case("another version of the proof", "receipt_malformed", proof=proof.replace("@v1", "@v2"))
    case("the root of another history", "root_mismatch", proof=proof.replace(signed(SIZE), signed(SIZE, FORK)))
    case("signed by another key", "signature_missing", proof=proof.replace(signed(SIZE), signed(SIZE, signer=OTHER)))
    case("the signed size changed", "signature_invalid", proof=proof.replace("\n20\n", "\n21\n"))
    case("no checkpoint", "note_malformed", proof=proof.split("\n\n")[0] + "\n\n")
    case("another version", "receipt_malformed", format="anlan-receipt@v2")
    case("a member too many", "receipt_malformed", verified=True)
    cases.append({"name": "no JSON", "text": "receipt", "problem": "receipt_malformed"})
    write("receipt/receipts.json", {"logs": [LOG.vkey], "index": index, "size": SIZE, "cases": cases})


def bundle_lines(scope, indices, size=SIZE, leaves=LEAVES):
    earlier = {"checkpoint": signed(EARLIER, leaves), "proof": hexes(subproof(EARLIER, leaves[:size], True))}
    lines = [{"type": "manifest", "format": "anlan-bundle@v1", "scope": scope, "checkpoint": signed(size, leaves),
              "keys": [LOG.vkey], "earlier": [earlier]}]

    def skip(start, end):
        if start < end:
            nodes = [root(leaves[a:b]).hex() for a, b in cover(start, end)]
            lines.append({"type": "skip", "from": start, "to": end, "hashes": nodes})

    at = counts = records = 0
    for index in indices:
        skip(at, index)
        item, leaf = ENTRIES[index], LEAVES[index].hex()
        if "bytes" in item:
            lines.append({"type": "withheld", "index": index, "leaf": leaf, "reason": "state"})
        else:
            lines.append({"type": "record", "index": index, "leaf": leaf, "salt": item["salt"].hex(),
                          "record": item["record"]})
            records += 1
        counts += 1
        at = index + 1
    skip(at, size)
    lines.append({"type": "end", "records": records, "withheld": counts - records})
    return lines


def bundle_vectors():
    # Lines of the range [3, 9): 1 manifest, 2 skip, 3 to 8 entries 3 to 8 (5 is a state), 9 skip, 10 end.
    whole = bundle_lines({"mode": "range", "from": 3, "to": 9}, range(3, 9))
    chosen = bundle_lines({"mode": "selection"}, (0, 4, 19))
    cases = []

    def case(name, result, lines, **options):
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        cases.append({"name": name, "lines": texts, "result": result, **options})

    def changed(line, lines=whole, **over):
        out = copy.deepcopy(lines)
        out[line - 1].update(over)
        return out

    def without(line):
        return whole[: line - 1] + whole[line:]

    def bad(name, reason, line, lines, **options):
        case(name, {"reason": reason, "line": line}, lines, **options)

    earlier_head = {"size": EARLIER, "root": root(LEAVES[:EARLIER]).hex()}
    case("a range", {"records": 5, "withheld": 1, "earlier": 1}, whole)
    case("a selection", {"records": 3, "withheld": 0, "earlier": 1}, chosen)
    case("everything", {"records": 17, "withheld": 3, "earlier": 1},
         bundle_lines({"mode": "range", "from": 0, "to": SIZE}, range(SIZE)))
    case("a known older tree", {"records": 5, "withheld": 1, "earlier": 1}, whole, known=[earlier_head])

    record = copy.deepcopy(whole[2]["record"])
    record["data"]["tokens"] += 1
    forged = copy.deepcopy(whole[2])
    forged["record"] = record
    forged["leaf"] = leaf_of({"salt": bytes.fromhex(forged["salt"]), "record": record}).hex()
    bad("a number in a record", "leaf_mismatch", 3, changed(3, record=record))
    bad("a record and its leaf", "root_mismatch", 10, whole[:2] + [forged] + whole[3:])
    bad("a leaf", "leaf_mismatch", 3, changed(3, leaf="00" * 32))
    bad("a salt", "leaf_mismatch", 3, changed(3, salt=flip(bytes.fromhex(whole[2]["salt"]), 31).hex()))
    bad("a salt without its mark", "salt_malformed", 3, changed(3, salt="00" * 32))
    bad("a record that none is", "record_malformed", 3, changed(3, record={"id": 1}))
    bad("a clause taken from a record", "leaf_mismatch", 3, changed(3, record={**whole[2]["record"], "clauses": []}))
    bad("the leaf of a withheld entry", "root_mismatch", 10, changed(5, leaf="00" * 32))
    bad("a record shown as withheld, with another leaf", "root_mismatch", 10,
        whole[:2] + [{"type": "withheld", "index": 3, "leaf": "11" * 32, "reason": "erased"}] + whole[3:])
    bad("a reason that nobody knows", "line_malformed", 5, changed(5, reason="lost"))
    bad("a hash of a skip", "root_mismatch", 10, changed(2, hashes=["00" * 32] + whole[1]["hashes"][1:]))
    bad("hashes of a skip exchanged", "root_mismatch", 10, changed(9, hashes=whole[8]["hashes"][::-1]))
    bad("a hash too few in a skip", "skip_malformed", 2, changed(2, hashes=whole[1]["hashes"][1:]))
    bad("a skip over nothing", "skip_malformed", 2,
        [whole[0], {"type": "skip", "from": 0, "to": 0, "hashes": []}] + whole[1:])
    bad("a skip behind the tree", "index_outside_tree", 9, changed(9, to=21))
    bad("a record taken out", "index_gap", 3, without(3))
    bad("a record taken out and skipped", "range_incomplete", 3,
        whole[:2] + [{"type": "skip", "from": 3, "to": 4, "hashes": [root(LEAVES[3:4]).hex()]}] + whole[3:])
    bad("a record twice", "index_backwards", 4, whole[:3] + whole[2:])
    bad("two records exchanged", "index_gap", 3, whole[:2] + [whole[3], whole[2]] + whole[4:])
    bad("an index", "index_gap", 3, changed(3, index=4))
    bad("the end missing", "truncated", 10, whole[:9])
    bad("the end too early", "tree_incomplete", 9, without(9))
    bad("a line behind the end", "line_after_end", 11, whole + [whole[2]])
    bad("the number of records", "count_mismatch", 10, changed(10, records=6))
    bad("no manifest", "manifest_missing", 1, whole[1:])
    bad("nothing at all", "manifest_missing", 1, [])
    bad("two manifests", "manifest_repeated", 2, whole[:1] + whole)
    bad("another version", "version_unknown", 1, changed(1, format="anlan-bundle@v2"))
    bad("a member too many", "line_malformed", 3, changed(3, verified=True))
    bad("no JSON", "line_malformed", 4, whole[:3] + ["{"] + whole[4:])
    bad("a range behind the tree", "scope_outside_tree", 1, changed(1, scope={"mode": "range", "from": 3, "to": 21}))
    bad("a range that is wider than what is there", "range_incomplete", 2,
        changed(1, scope={"mode": "range", "from": 2, "to": 9}))
    bad("the signed size", "signature_invalid", 1, changed(1, checkpoint=whole[0]["checkpoint"].replace("\n20\n", "\n19\n")))
    bad("signed by another key", "signature_missing", 1, changed(1, checkpoint=signed(SIZE, signer=OTHER)))
    bad("no signature", "note_malformed", 1, changed(1, checkpoint=body(SIZE, root(LEAVES)) + "\n"))
    bad("the checkpoint of another log", "log_unknown", 1,
        changed(1, checkpoint=note(body(SIZE, root(LEAVES), "other.example"), LOG)))
    bad("the checkpoint of another history", "earlier_inconsistent", 1, changed(1, checkpoint=signed(SIZE, FORK)))
    bad("another history, without older checkpoints", "root_mismatch", 10,
        changed(1, checkpoint=signed(SIZE, FORK), earlier=[]))
    bad("an older checkpoint that nobody signed", "earlier_invalid", 1,
        changed(1, earlier=[{**whole[0]["earlier"][0], "checkpoint": signed(EARLIER, signer=OTHER)}]))
    bad("an older checkpoint of another history", "earlier_inconsistent", 1,
        changed(1, earlier=[{**whole[0]["earlier"][0], "checkpoint": signed(EARLIER, FORK)}]))
    bad("a hash in the proof of an older checkpoint", "earlier_inconsistent", 1,
        changed(1, earlier=[{**whole[0]["earlier"][0], "proof": ["00" * 32]}]))
    bad("a known tree that is not there", "known_missing", 1, changed(1, earlier=[]), known=[earlier_head])
    bad("a known tree with another root", "known_mismatch", 1, whole,
        known=[{"size": EARLIER, "root": root(FORK[:EARLIER]).hex()}])
    write("bundle/bundles.json", {"logs": [LOG.vkey], "cases": cases})


def witness_vectors():
    def ask(old, size, leaves=LEAVES, proof=None, checkpoint=None):
        hashes = proof if proof is not None else (subproof(old, leaves[:size], True) if 0 < old < size else [])
        return f"old {old}\n" + "".join(b64(h) + "\n" for h in hashes) + "\n" + (checkpoint or signed(size, leaves))

    steps = []

    def step(name, body_text, status, answer):
        kind = "text/x.tlog.size" if status == 409 else "text/plain; charset=utf-8"
        steps.append({"name": name, "body": body_text, "status": status, "contentType": kind, "answer": answer + "\n"})

    def agreed(name, time, old, size):
        steps.append({"name": name, "time": time, "body": ask(old, size), "status": 200,
                      "contentType": "text/plain; charset=utf-8", "answer": W1.cosign(body(size, root(LEAVES[:size])), time)})

    step("an empty tree with a root", ask(0, 0, checkpoint=note(body(0, b"\0" * 32), LOG)), 422, "root_mismatch")
    agreed("the first tree", 1700000000, 0, 8)
    agreed("the same tree again", 1700000010, 8, 8)
    step("the same size with another root", ask(8, 8, FORK), 422, "root_mismatch")
    step("another history", ask(8, 20, FORK), 422, "root_mismatch")
    step("no proof", ask(8, 20, proof=[]), 422, "proof_wrong_length")
    step("an old size that is not known", ask(7, 20), 409, "8")
    step("no old size", ask(0, 20), 409, "8")
    step("an old size above the new one", ask(20, 8), 400, "old_size_larger")
    step("a log that is not known", ask(8, 20, checkpoint=note(body(20, root(LEAVES), "other.example"), LOG)), 404,
         "log_unknown")
    step("a key that is not known", ask(8, 20, checkpoint=signed(20, signer=OTHER)), 403, "signature_missing")
    step("a signature that does not verify", ask(8, 20).replace("\n20\n", "\n19\n"), 403, "signature_invalid")
    step("64 hashes", ask(8, 20, proof=[b"\0" * 32] * 64), 400, "request_malformed")
    step("no request", "hello\n", 400, "request_malformed")
    agreed("a larger tree", 1700000020, 8, 20)
    step("a smaller tree", ask(8, 12), 409, "20")
    steps.append({**steps[-2], "name": "the same tree while the clock has fallen back", "time": 1700000005,
                  "body": ask(20, 20), "answer": W1.cosign(body(20, root(LEAVES)), 1700000020)})
    write("witness/exchange.json", {"signer": W1.skey, "origin": ORIGIN, "logs": [LOG.vkey], "steps": steps})


tree_vectors()
note_vectors()
receipt_vectors()
bundle_vectors()
witness_vectors()
