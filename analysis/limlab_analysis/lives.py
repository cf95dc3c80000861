"""Whose lives does a measure change? Two panels of the same luck (`limlab run --panel 1`), person by person.

A life is everything the panel tells of a person: the state at the start and every event, month by month (the wage
apart: it follows the local market and is counted by itself). A person is linked to the change when

- an event of theirs, in either run, concerns a post whose own history differs between the runs (a post that
  the measure brought, a vacancy that went to somebody else, a post left for another one): `by_post`; else
- they work, or applied, in a firm that has such a post: `by_firm`.

Who has neither link must have the same life in both runs; what share has, is measured."""
import h5py
import numpy as np

from .errors import UserError

LIFE = ["month", "kind", "reason", "post", "firm", "sector", "occupation", "municipality", "status", "education",
        "field", "residence"]
JOB_KINDS = ["application", "offer", "refusal", "hire", "separation"]


def mixed(columns):
    """One 64-bit hash per row (splitmix64 over the columns)."""
    value = np.full(len(columns[0]), 0x9E3779B97F4A7C15, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for column in columns:
            value = (value ^ column.astype(np.int64).view(np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
            value ^= value >> np.uint64(29)
            value *= np.uint64(0x94D049BB133111EB)
            value ^= value >> np.uint64(32)
    return value


def summed_by(keys, hashes):
    """{key: sum of its rows' hashes}, as sorted keys and sums; the sum does not see the order of rows."""
    order = np.argsort(keys, kind="stable")
    unique, start = np.unique(keys[order], return_index=True)
    if not len(unique):
        return unique, np.zeros(0, dtype=np.uint64)
    return unique, np.add.reduceat(hashes[order], start)


def different(a, b):
    """Keys whose sums differ, or that only one of the two has."""
    keys_a, sums_a = a
    keys_b, sums_b = b
    common, in_a, in_b = np.intersect1d(keys_a, keys_b, return_indices=True)
    changed = common[sums_a[in_a] != sums_b[in_b]]
    return np.union1d(changed, np.setxor1d(keys_a, keys_b))


class Panel:
    """The panel of the first replicate."""

    def __init__(self, path):
        with h5py.File(path) as f:
            if "panel" not in f:
                raise UserError(f"{path}: has no panel; run it with --panel 1")
            self.seed, self.scale = str(f.attrs["seed"]), float(f.attrs["scale"])
            events, initial, posts = f["panel/events"], f["panel/initial"], f["panel/initial_posts"]
            self.event = {name: events[name][:] for name in LIFE + ["person", "wage"]}
            self.initial = {name: initial[name][:] for name in ("person", "post", "place", "presence", "status")}
            self.post_firm = dict(zip(posts["post"][:].tolist(), posts["firm"][:].tolist()))
            kinds = [k.decode() if isinstance(k, bytes) else k for k in events.attrs["kind_labels"]]
        self.job = np.isin(self.event["kind"], [kinds.index(k) for k in JOB_KINDS])

    def lives(self, wages=False):
        own = self.event["person"] != 0
        columns = [self.event[name][own] for name in LIFE + (["wage"] if wages else [])]
        start = mixed([self.initial[name] for name in ("post", "place", "presence", "status")])
        return summed_by(np.concatenate([self.event["person"][own], self.initial["person"]]),
                         np.concatenate([mixed(columns), start]))

    def histories_of_posts(self):
        """Who applied, was hired, left, and when a post came, opened and ended."""
        has = self.event["post"] != 0
        return summed_by(self.event["post"][has], mixed([self.event[name][has] for name in
                                                         ("month", "kind", "reason", "person")]))

    def linked(self, posts):
        """Persons with a link by post, and by firm. The firm of a post: at the start, or in any event."""
        touched = np.isin(self.event["post"], posts) & (self.event["person"] != 0)
        held = np.isin(self.initial["post"], posts)
        by_post = np.union1d(self.event["person"][touched], self.initial["person"][held])
        firms = np.setdiff1d(np.union1d(self.event["firm"][np.isin(self.event["post"], posts)],
                                        [self.post_firm.get(p, 0) for p in posts.tolist()]), [0])
        works_in = np.array([self.post_firm.get(p, 0) for p in self.initial["post"].tolist()])
        there = np.isin(self.event["firm"], firms) & (self.event["person"] != 0)
        by_firm = np.union1d(self.event["person"][there], self.initial["person"][np.isin(works_in, firms)])
        return by_post, by_firm


def compare_lives(path_a, path_b):
    """Counts and shares of the persons of both runs, by link and by whether their lives differ."""
    a, b = Panel(path_a), Panel(path_b)
    if (a.seed, a.scale) != (b.seed, b.scale):
        raise UserError(f"{path_b}: another seed or scale than {path_a}, so the runs do not share their luck")
    posts = different(a.histories_of_posts(), b.histories_of_posts())
    lives_a, lives_b = a.lives(), b.lives()
    everyone = np.union1d(lives_a[0], lives_b[0])
    changed = different(lives_a, lives_b)
    changed_wage = different(a.lives(wages=True), b.lives(wages=True))
    by_post, by_firm = (np.union1d(x, y) for x, y in zip(a.linked(posts), b.linked(posts)))
    by_firm = np.setdiff1d(by_firm, by_post)
    unlinked = np.setdiff1d(everyone, np.union1d(by_post, by_firm))
    searched = np.union1d(a.event["person"][a.job], b.event["person"][b.job])
    never = np.setdiff1d(everyone, np.union1d(searched, a.initial["person"][a.initial["post"] != 0]))

    def group(members):
        same = len(np.setdiff1d(members, changed))
        return {"persons": len(members), "unchanged": same, "share_unchanged": same / max(len(members), 1)}

    return {"posts_changed": len(posts), "everyone": group(everyone), "linked_by_post": group(by_post),
            "linked_by_firm": group(by_firm), "unlinked": group(unlinked), "never_in_the_market": group(never),
            "unlinked_with_another_wage": len(np.intersect1d(unlinked, np.setdiff1d(changed_wage, changed)))}


def text(found):
    lines = [f"posts whose history differs: {found['posts_changed']:,}"]
    for name, words in (("everyone", "all persons"), ("linked_by_post", "linked by a post"),
                        ("linked_by_firm", "linked by a firm only"), ("unlinked", "without any link"),
                        ("never_in_the_market", "of all: never in the market")):
        g = found[name]
        lines.append(f"{words:<30}{g['persons']:>10,} persons, {100 * g['share_unchanged']:.2f} % with the same life")
    lines.append(f"without a link but another wage: {found['unlinked_with_another_wage']:,}")
    return "\n".join(lines)
