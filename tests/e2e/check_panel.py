"""Law 8: a panel of share 1 rebuilds the published flows and stocks from its initial state and its
events alone. Replays the events person by person; every event must agree with what is known of the
person, every hire must find the post free, every filled vacancy must have its holder's application
and offer of the same month. The first disagreement is told with month and person.
"""
import numpy as np

from panel_state import KINDS, OUTSIDE, Month, PanelState, Person
from trajectory_file import Broken, equal

FIRST_ENTRY = 254  # reason of a status_change: the person enters the labour market for the first time
NONE = 255
STOCKS = ("persons", "residents", "commuters_in", "commuters_out", "jobs_filled", "jobs_vacant")


class Replay(PanelState):
    """The panel's events, one after the other."""

    def replay(self):
        """Yields (entry, Month) for every month after the initial state."""
        e = self.events
        months = e["month"].astype(np.int64)
        if len(months) and ((np.diff(months) < 0).any() or months[0] <= self.start
                            or months[-1] >= self.start + self.months):
            raise Broken("panel/events: months are not in order, or outside the file's time")
        names = ("kind", "person", "reason", "post", "sector", "municipality", "status", "education", "field", "sex",
                 "birth_month", "residence")
        for entry in range(1, self.months):
            now = self.start + entry
            a, b = np.searchsorted(months, [now, now + 1])
            count = Month(self.sizes)
            asked, offered = set(), set()
            for row in zip(*(e[name][a:b].tolist() for name in names)):
                self.event(now, count, asked, offered, *row)
            self.month_end(now, count)
            yield entry, count

    def event(self, now, count, asked, offered, kind, key, reason, post, sector, place, status, education, field,
              sex, birth, residence):
        name = KINDS[kind]
        if name in ("application", "offer"):
            # Someone from outside may be seen here first; applying changes nothing.
            (asked if name == "application" else offered).add((key, post))
            if name == "offer" and (key, post) not in asked:
                self.fail(now, key, f"is offered post {post:x} without having applied this month")
            return
        if name in ("refusal", "promotion", "training_start", "training_end"):
            return
        if name in ("post_created", "post_destroyed", "vacancy_opened", "vacancy_withdrawn"):
            self.post_event(now, count, name, post, sector, place)
            return

        p = self.people.get(key)
        if name == "birth" or (name == "move_in" and p is None):
            if key in self.used:
                self.fail(now, key, "a key used before")
            self.used.add(key)
            p = self.people[key] = Person(sex, birth, status, education, field, place, True)
            if status in self.at_work:
                self.fail(now, key, f"arrives as {self.status[status]} without a post")
            count.add("births" if name == "birth" else "immigration")
            return
        if p is None:
            if residence != 1 or name != "hire":
                self.fail(now, key, f"{name} of somebody who was never seen")
            p = self.people[key] = Person(sex, birth, status, education, field, place, False)
            self.used.add(key)
        if name == "certificate":
            p.education, p.field = education, field
        if name == "move_in":
            if p.resident or self.moves[reason] != "settler_keeps_job_here" or p.post_place != 0:
                self.fail(now, key, "settles here, but lives here or holds no post here")
            p.resident, p.place, p.before = True, place, OUTSIDE
            count.add("immigration")
            count.add("commuter_moves", reason)
        self.same(now, key, name, p, sex, birth, education, field, residence)

        if name == "move_home":
            p.place = place
        elif name == "status_change":
            self.status_change(now, count, key, p, reason, post, place, status)
        elif name == "hire":
            self.hire(now, count, asked, offered, key, p, reason, post, sector, place, status)
        elif name == "separation":
            self.separation(now, count, key, p, reason, post, place, status)
        elif name in ("death", "move_out"):
            self.leave(now, count, key, p, name, reason)

    def same(self, now, key, name, p, sex, birth, education, field, residence):
        known = (p.sex, p.birth, p.education, p.field, 0 if p.resident else 1)
        if known != (sex, birth, education, field, residence):
            self.fail(now, key, f"{name} says sex, birth, education, field, residence "
                                f"{(sex, birth, education, field, residence)}, known is {known}")

    def post_event(self, now, count, name, post, sector, place):
        if name == "vacancy_opened":
            if post in self.vacant or post in self.holder:
                self.fail(now, post, "a vacancy opened for a post that is vacant or filled (key of the post)")
            self.vacant.add(post)
        else:
            if name == "vacancy_withdrawn" and self.knows_posts and post not in self.vacant:
                self.fail(now, post, "a vacancy withdrawn that was not open (key of the post)")
            self.vacant.discard(post)
            # An emigrant's post outside ends just before he is seen to go.
            if post in self.holder and place < self.sizes["municipality"]:
                self.fail(now, post, f"{name} of a post that somebody holds (key of the post)")
        if place < self.sizes["municipality"] and self.sector_of.setdefault(post, sector) != sector:
            self.fail(now, post, f"{name}, and its sector has changed (key of the post)")
        holder = self.reserved_for.pop(post, None)
        if holder in self.people:
            self.people[holder].reserved = 0
        if place < self.sizes["municipality"]:
            counted = {"post_created": "posts_created", "post_destroyed": "posts_destroyed",
                       "vacancy_opened": "vacancies_opened", "vacancy_withdrawn": "vacancies_withdrawn"}
            count.add(counted[name], sector)

    def status_change(self, now, count, key, p, reason, post, place, status):
        if reason == FIRST_ENTRY:
            if p.resident and (now - p.birth) // 12 < 35:
                count.add("first_entries", p.education, p.field)
            else:
                self.fail(now, key, "a first entry of somebody of 35 or more, or who lives elsewhere")
        elif reason != NONE and self.moves[reason] == "arrival_keeps_job_outside":
            if place < self.sizes["municipality"]:
                self.fail(now, key, "brings a job outside, but the workplace is in Limburg")
            self.take(now, key, p, post, 1)
            count.add("commuter_moves", reason)
            p.status = status
            return
        if status in self.at_work and not p.post:
            self.fail(now, key, f"becomes {self.status[status]} without a hire")
        if status not in self.at_work and p.post:
            self.fail(now, key, f"becomes {self.status[status]} without a separation")
        p.status = status

    def hire(self, now, count, asked, offered, key, p, reason, post, sector, place, status):
        outside = place >= self.sizes["municipality"]
        count.add("hires", int(outside), int(not p.resident), reason)
        returns = self.reserved_for.get(post) == key
        if (self.origins[reason] == "return_from_illness") != returns:
            self.fail(now, key, f"hire of origin {self.origins[reason]} into post {post:x}, "
                                f"{'' if returns else 'not '}reserved for this person")
        # (An own-account post that an ill holder gave up for good goes without an event.)
        if post in self.reserved_for and not returns and status != self.self_employed:
            self.fail(now, key, f"hire into post {post:x}, reserved for {self.reserved_for[post]:x}")
        if status not in self.at_work:
            self.fail(now, key, f"hired, and {self.status[status]}")
        if p.reserved and not returns:
            self.reserved_for.pop(p.reserved, None)
        self.take(now, key, p, post, int(outside))
        p.status = status
        was_vacant = post in self.vacant
        self.vacant.discard(post)
        if outside:
            return
        # A vacancy is filled by an application and an offer; what is not is a return or an own start.
        if self.sector_of.get(post, sector) != sector:
            self.fail(now, key, f"hired into post {post:x}, whose sector has changed")
        if self.knows_posts and not was_vacant and (key, post) in offered:
            self.fail(now, key, f"is offered post {post:x}, which is not vacant")
        if (key, post) in offered:
            count.add("vacancies_filled", sector)
        elif was_vacant:
            self.fail(now, key, f"fills vacancy {post:x} without an application and an offer this month")
        elif returns or status == self.self_employed:
            count.add("self_starts", sector)
        else:
            self.fail(now, key, f"hired into post {post:x} without an application and an offer this month")

    def separation(self, now, count, key, p, reason, post, place, status):
        outside = place >= self.sizes["municipality"]
        if p.post and p.post_place != int(outside):
            self.fail(now, key, f"leaves post {post:x}, whose workplace has moved")
        self.let_go(now, key, p, post)
        count.add("separations", int(outside), int(not p.resident), reason)
        if self.reasons[reason] == "illness" and status == self.ill:
            # Reserved, if there is a contract; what becomes of it shows in the post's later events.
            p.reserved, self.reserved_for[post] = post, key
        if self.reasons[reason] != "job_change" and status in self.at_work:
            self.fail(now, key, f"leaves a post by {self.reasons[reason]}, and is {self.status[status]}")
        p.status = status

    def leave(self, now, count, key, p, name, reason):
        if not p.resident:
            self.fail(now, key, f"{name} of somebody who does not live here")
        if p.before == OUTSIDE:
            self.fail(now, key, "arrived and left in the same month")
        count.add("transitions", p.before, self.sizes["status"])
        count.add("deaths" if name == "death" else "emigration")
        if name == "death" and p.before in self.at_work and (now - p.birth) // 12 >= 55:
            count.add("exits_55")
        move = self.moves[reason] if name == "move_out" and reason != NONE else None
        if move == "emigrant_keeps_job_here":
            if p.post_place != 0:
                self.fail(now, key, "keeps a job here, but has none")
            p.resident, p.before = False, OUTSIDE
        else:
            if move == "emigrant_keeps_job_outside":
                if p.post_place != 1:
                    self.fail(now, key, "keeps a job outside, but has none")
                self.let_go(now, key, p, p.post)
            elif p.post:
                self.fail(now, key, f"{name}, and still holds post {p.post:x}")
            if p.reserved:
                self.reserved_for.pop(p.reserved, None)
            del self.people[key]
        if move:
            count.add("commuter_moves", reason)


def law_8(file):
    if len(file.labels("replicate")) != 1:
        raise Broken("law 8 is checked on a file of one replicate")
    replay = Replay(file)
    replay.read_initial()
    first = Month(replay.sizes)
    replay.month_end(replay.start, first)
    dims_of = {name: file.dims(name) for name in first.counts}

    def compare(entry, counts, names):
        for name in names:
            got = counts[name].reshape((1, 1) + counts[name].shape)
            equal(file, f"{name} rebuilt from the panel, and published", dims_of[name], got,
                  file[name][:, entry:entry + 1], entry)

    unknown = () if replay.knows_posts else ("jobs_filled", "jobs_vacant")
    compare(0, first.counts, [name for name in STOCKS if name not in unknown])
    for entry, month in replay.replay():
        compare(entry, month.counts, [name for name in month.counts if name not in unknown])
        ageing = month.counts["exits_55"] - month.counts["reentries_55"]
        equal(file, "outflow_ageing rebuilt from the panel, and published", ["replicate", "time"],
              ageing.reshape(1, 1), file["outflow_ageing"][:, entry:entry + 1], entry)
        equal(file, "inflow_youth rebuilt from the panel, and published", ["replicate", "time"],
              month.counts["first_entries"].sum().reshape(1, 1), file["inflow_youth"][:, entry:entry + 1], entry)
