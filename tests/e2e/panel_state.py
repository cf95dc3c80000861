"""What a panel says of people and posts: its initial state, kept up to date by check_panel.py, and
counted at each month end. First disagreement: `Broken`, with month and person.
"""
import numpy as np

from trajectory_file import AT_WORK, Broken, text

KINDS = ("birth death move_in move_out move_home status_change application offer refusal hire separation "
         "promotion training_start training_end certificate post_created post_destroyed vacancy_opened "
         "vacancy_withdrawn").split()
RESIDENT, NON_RESIDENT = 1, 2
OUTSIDE = -1
AGE_GROUPS = 21


def month_name(month):
    return f"{1900 + month // 12}-{month % 12 + 1:02}"


class Person:
    __slots__ = ("sex", "birth", "status", "before", "education", "field", "place", "resident", "post",
                 "post_place", "reserved")

    def __init__(self, sex, birth, status, education, field, place, resident):
        self.sex, self.birth, self.status, self.before = sex, birth, status, OUTSIDE
        self.education, self.field, self.place, self.resident = education, field, place, resident
        self.post, self.post_place, self.reserved = 0, -1, 0


class Month:
    """Counts of one month, by the names of the trajectory file."""

    def __init__(self, sizes):
        s, sector = sizes["status"], sizes["sector"]
        shapes = {
            "transitions": (s + 1, s + 1), "hires": (2, 2, sizes["hire_origin"]),
            "separations": (2, 2, sizes["separation_reason"]), "commuter_moves": (4,),
            "first_entries": (sizes["education"], sizes["field"]),
            **{name: () for name in ("births", "deaths", "immigration", "emigration", "exits_55", "reentries_55")},
            **{name: (sector,) for name in ("vacancies_filled", "self_starts", "vacancies_opened",
                                            "vacancies_withdrawn", "posts_created", "posts_destroyed")},
            "persons": (s, 2, AGE_GROUPS, sizes["education"]), "residents": (sizes["municipality"],),
            "commuters_in": (), "commuters_out": (), "jobs_filled": (sector,), "jobs_vacant": (sector,),
        }
        self.counts = {name: np.zeros(shape, dtype=np.int64) for name, shape in shapes.items()}

    def add(self, name, *cell):
        self.counts[name][cell] += 1


class PanelState:
    def __init__(self, file):
        self.file = file
        panel = file.h5.get("panel")
        if panel is None or "initial" not in panel or "events" not in panel:
            raise Broken("the file has no group panel with initial and events (run with --panel 1)")
        events = panel["events"]
        labels = next((g.attrs["kind_labels"] for g in (events, panel, events["kind"]) if "kind_labels" in g.attrs),
                      None)
        if labels is None:
            raise Broken("panel/events has no attribute kind_labels")
        labels = [text(k) for k in (labels.split() if isinstance(labels, str) else labels)]
        if labels != KINDS:
            raise Broken(f"kind_labels are {labels}")
        self.initial = {name: panel["initial"][name][...] for name in panel["initial"]
                        if name != "person_row"}
        self.events = {name: events[name][...] for name in events if name != "event"}
        for group, columns in (("initial", self.initial), ("events", self.events)):
            if len({len(c) for c in columns.values()}) != 1:
                raise Broken(f"panel/{group}: columns of unequal length")
        self.status = file.labels("status")
        self.at_work = set(file.at("status", *AT_WORK))
        self.ill = self.status.index("ill")
        self.self_employed = self.status.index("self_employed")
        self.origins = file.labels("hire_origin")
        self.reasons = file.labels("separation_reason")
        self.moves = file.labels("move_reason")
        self.sizes = {dim: len(file.labels(dim)) for dim in (
            "status", "sector", "hire_origin", "separation_reason", "education", "field", "municipality")}
        self.people, self.holder, self.reserved_for, self.vacant = {}, {}, {}, set()
        self.used, self.sector_of = set(), {}  # sector_of: posts in Limburg
        dates = file.dates()
        self.start = (dates[0].year - 1900) * 12 + dates[0].month - 1
        self.months = len(dates)

    def fail(self, month, person, message):
        raise Broken(f"panel, {month_name(month)}, person {person & (2**64 - 1):016x}: {message}")

    # -- the initial state

    def read_initial(self):
        columns = [self.initial[c].tolist() for c in (
            "person", "sex", "birth_month", "place", "status", "education", "field", "presence", "post",
            "post_place")]
        for key, sex, birth, place, status, education, field, presence, post, post_place in zip(*columns):
            if key in self.people:
                self.fail(self.start, key, "twice in the initial state")
            if presence not in (RESIDENT, NON_RESIDENT):
                self.fail(self.start, key, f"presence {presence}")
            p = Person(sex, birth, status, education, field, place, presence == RESIDENT)
            self.people[key] = p
            self.used.add(key)
            if p.resident:
                p.before = status
            if post:
                if status in self.at_work:
                    self.take(self.start, key, p, post, post_place)
                elif status == self.ill:
                    p.reserved, self.reserved_for[post] = post, key
                else:
                    self.fail(self.start, key, f"{self.status[status]}, and holds a post")
            elif status in self.at_work:
                self.fail(self.start, key, f"{self.status[status]} without a post")

        self.read_initial_posts()

    def read_initial_posts(self):
        """Where the file has them, the posts too: they must name the same holders."""
        group = self.file.h5["panel"].get("initial_posts")
        self.knows_posts = group is not None
        if not self.knows_posts:
            return
        filled, vacant, reserved = self.file.at("post_state", "filled", "vacant", "reserved")
        columns = [group[c][...].tolist() for c in ("post", "holder", "state", "sector", "municipality")]
        for post, holder, state, sector, place in zip(*columns):
            if place < self.sizes["municipality"]:
                self.sector_of[post] = sector
            known = {filled: self.holder, reserved: self.reserved_for}.get(state, {}).get(post, 0)
            if holder != known:
                self.fail(self.start, post, f"holder {holder:x} in initial_posts, {known:x} in initial (key of the post)")
            if state == vacant:
                self.vacant.add(post)

    def take(self, month, key, p, post, place):
        """place: 0 Limburg, 1 outside."""
        if post in self.holder:
            self.fail(month, key, f"takes post {post:x}, which {self.holder[post]:x} holds")
        if p.post:
            self.fail(month, key, f"takes post {post:x}, but holds {p.post:x} already")
        self.holder[post] = key
        p.post, p.post_place = post, place
        self.reserved_for.pop(post, None)
        p.reserved = 0

    def let_go(self, month, key, p, post):
        if not p.post or p.post != post:
            self.fail(month, key, f"leaves post {post:x}, but holds {p.post:x}")
        del self.holder[post]
        p.post, p.post_place = 0, -1

    # -- the month end

    def month_end(self, now, count):
        """Stocks, transitions, and who of 55 and over left work or came back since the last month end."""
        c = count.counts
        outside = self.sizes["status"]
        cells, places, moves = [], [], []
        for key, p in self.people.items():
            if p.post and p.status not in self.at_work:
                self.fail(now, key, f"{self.status[p.status]} at the month end, and holds a post")
            if not p.resident:
                c["commuters_in"] += p.post_place == 0
                continue
            if p.status in self.at_work and not p.post:
                self.fail(now, key, f"{self.status[p.status]} at the month end without a post")
            age = (now - p.birth) // 12
            cells.append((p.status, p.sex, min(age // 5, AGE_GROUPS - 1), p.education))
            places.append(p.place)
            moves.append((outside if p.before == OUTSIDE else p.before, p.status))
            if p.post_place == 1:
                c["commuters_out"] += 1
            if age >= 55 and p.before != OUTSIDE:
                worked, works = p.before in self.at_work, p.status in self.at_work
                c["exits_55"] += worked and not works
                c["reentries_55"] += works and not worked
            p.before = p.status
        for name, indices in (("persons", cells), ("transitions", moves)):
            if indices:
                np.add.at(c[name], tuple(np.array(indices, dtype=np.int64).T), 1)
        np.add.at(c["residents"], np.array(places, dtype=np.int64), 1)
        for name, posts in (("jobs_filled", self.holder), ("jobs_vacant", self.vacant)):
            np.add.at(c[name], [self.sector_of[post] for post in posts if post in self.sector_of], 1)
