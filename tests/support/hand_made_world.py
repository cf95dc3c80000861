"""A hand-made province of a dozen people and three months (hand_made_file.py writes it), so that a
reader of the laws can be shown a file that is right and copies that are wrong in one number.

Every step does two things by hand: it writes the panel's event, and it counts the flow. Stocks are
counted from the people and posts as they stand. Nothing here comes from the simulator or the reader.
"""
import numpy as np

STATUS = ["child", "pupil", "student", "employee", "self_employed", "sheltered", "jobseeker", "training",
          "work_care", "home", "ill", "early_exit", "retired"]
WORK = ("employee", "self_employed", "sheltered")
EDUCATION = ["none_or_in_school", "low", "medium", "bachelor", "master"]
FIELD = ["general", "stem", "health_care", "construction_technical", "education", "business_services"]
SECTOR = list("ABCDEFGHIJKLMNOPQRS")
ORIGIN = ["jobseeker", "training", "school", "inactive", "other_job", "return_from_illness", "outside_pool"]
REASON = ["job_change", "quit", "dismissal", "contract_end", "closure", "illness", "care", "early_exit", "retirement",
          "death", "migration"]
MOVE = ["emigrant_keeps_job_here", "settler_keeps_job_here", "arrival_keeps_job_outside",
        "emigrant_keeps_job_outside"]
STATE = ["filled", "vacant", "reserved", "idle"]
FLAG = ["registered", "ilo_unemployed", "working_student", "working_pensioner", "ill_with_contract", "dual_learner"]
KIND = ["birth", "death", "move_in", "move_out", "move_home", "status_change", "application", "offer", "refusal",
        "hire", "separation", "promotion", "training_start", "training_end", "certificate", "post_created",
        "post_destroyed", "vacancy_opened", "vacancy_withdrawn"]
MUNICIPALITIES = 38
DIMS = {
    "sex": ["male", "female"], "age_group": [f"{a}-{a + 4}" for a in range(0, 100, 5)] + ["100+"],
    "education": EDUCATION, "field": FIELD, "status": STATUS, "from_status": STATUS + ["outside"],
    "to_status": STATUS + ["outside"], "municipality": [f"Town {i}" for i in range(MUNICIPALITIES)],
    "streek": [f"Area {i}" for i in range(5)], "sector": SECTOR, "occupation": ["22", "53", "72"],
    "place": ["limburg", "outside"], "residence": ["resident", "non_resident"], "post_state": STATE, "flag": FLAG,
    "hire_origin": ORIGIN, "separation_reason": REASON, "move_reason": MOVE, "kpi": ["k1"],
}
FLOWS = {
    "transitions": "from_status to_status", "births": "", "deaths": "", "immigration": "", "emigration": "",
    "posts_created": "sector", "posts_destroyed": "sector", "applications": "sector", "vacancies_opened": "sector",
    "vacancies_filled": "sector", "vacancies_withdrawn": "sector", "self_starts": "sector",
    "hires": "place residence hire_origin", "separations": "place residence separation_reason",
    "commuter_moves": "move_reason", "first_entries": "education field", "exits_55": "", "reentries_55": "",
}
STOCKS = {
    "population": "sex age_group", "residents": "municipality", "persons": "status sex age_group education",
    "flags": "flag", "posts": "sector post_state", "jobs_by_occupation": "occupation post_state",
    "workplace_jobs": "municipality", "establishments": "sector", "commuters_out": "", "commuters_in": "",
    "dual_places": "sector", "dual_places_filled": "sector", "dual_pupils_unplaced": "field",
    "employed": "age_group",
}
REALS = {"ilo_unemployment_rate": "", "activity_rate_20_64": "", "vacancy_duration": "sector", "value_added": "sector", "wage_bill": "sector"}
START = (2025 - 1900) * 12 + 11  # December 2025


def empty(dims):
    return np.zeros([len(DIMS[d]) for d in dims.split()], dtype=np.int64)


class World:
    """People and posts as dicts by key; `month_end` closes a month."""

    def __init__(self):
        self.now, self.people, self.posts, self.events = START, {}, {}, []
        self.initial, self.initial_posts = [], []
        self.series = {name: [] for name in (*FLOWS, *STOCKS)}
        self.flows = {name: empty(dims) for name, dims in FLOWS.items()}

    def count(self, name, *labels):
        cell = tuple(DIMS[d].index(label) for d, label in zip(FLOWS[name].split(), labels))
        self.flows[name][cell] += 1

    # -- the initial state

    def post(self, key, sector, place=0, state="idle", status="employee"):
        self.posts[key] = dict(sector=sector, place=place, state=state, status=status, holder=0)

    def person(self, key, age, status, sex="male", education="medium", field="general", place=0, resident=True,
               post=0):
        p = dict(key=key, birth=self.now - age * 12 - 3, status=status, sex=sex, education=education, field=field,
                 place=place, resident=resident, post=0, before=status if resident else None)
        self.people[key] = p
        if post:
            p["post"], self.posts[post]["holder"] = post, key
            self.posts[post]["state"] = "reserved" if status == "ill" else "filled"
        return p

    # -- events

    def log(self, kind, key=0, reason=255, post=0, job=False):
        p, e = self.people.get(key), dict(month=self.now, kind=KIND.index(kind), person=key, reason=reason, post=post)
        if p:
            e.update(status=STATUS.index(p["status"]), education=EDUCATION.index(p["education"]),
                     field=FIELD.index(p["field"]), sex=DIMS["sex"].index(p["sex"]), birth_month=p["birth"],
                     residence=0 if p["resident"] else 1, municipality=p["place"])
        if post:
            q = self.posts[post]
            e.update(sector=SECTOR.index(q["sector"]), municipality=q["place"], occupation=21, wage=300000)
        self.events.append(e)

    def where(self, post):
        return "limburg" if self.posts[post]["place"] < MUNICIPALITIES else "outside"

    def here(self, name, post):
        if self.where(post) == "limburg":
            self.count(name, self.posts[post]["sector"])

    def create(self, key, sector, place=0, status="employee"):
        self.post(key, sector, place, status=status)
        self.here("posts_created", key)
        self.log("post_created", post=key)

    def destroy(self, post):
        self.here("posts_destroyed", post)
        self.log("post_destroyed", post=post)
        del self.posts[post]

    def open(self, post):
        self.posts[post].update(state="vacant", holder=0)
        self.here("vacancies_opened", post)
        self.log("vacancy_opened", post=post)

    def withdraw(self, post):
        self.posts[post]["state"] = "idle"
        self.here("vacancies_withdrawn", post)
        self.log("vacancy_withdrawn", post=post)

    def apply(self, key, post, offer=True):
        self.here("applications", post)
        self.log("application", key, post=post)
        if offer:
            self.log("offer", key, post=post)

    def hire(self, key, post, origin):
        p, q = self.people[key], self.posts[post]
        self.here("vacancies_filled" if q["state"] == "vacant" else "self_starts", post)
        self.count("hires", self.where(post), "resident" if p["resident"] else "non_resident", origin)
        p.update(post=post, status=q["status"])
        q.update(holder=key, state="filled")
        self.log("hire", key, ORIGIN.index(origin), post)

    def leave(self, key, reason, status=None, keep=False):
        p = self.people[key]
        post = p["post"]
        self.count("separations", self.where(post), "resident" if p["resident"] else "non_resident", reason)
        p["status"] = status or p["status"]
        self.log("separation", key, REASON.index(reason), post)
        self.posts[post]["state"] = "reserved" if keep else "idle"
        if not keep:
            self.posts[post]["holder"] = p["post"] = 0

    def change(self, key, status):
        self.people[key]["status"] = status
        self.log("status_change", key)

    def certificate(self, key, education, field):
        self.people[key].update(education=education, field=field)
        self.log("certificate", key)

    def first_entry(self, key):
        self.count("first_entries", self.people[key]["education"], self.people[key]["field"])
        self.log("status_change", key, 254)

    def arrive(self, kind, key, age, status, **more):
        self.person(key, age, status, **more)["before"] = None
        self.people[key]["birth"] = self.now - age * 12
        self.count("births" if kind == "birth" else "immigration")
        self.log(kind, key)

    def gone(self, key):
        before = self.people[key]["before"]
        self.count("transitions", before, "outside")

    def die(self, key):
        p = self.people[key]
        if p["before"] in WORK and self.now - p["birth"] >= 55 * 12:
            self.count("exits_55")
        self.gone(key)
        self.count("deaths")
        self.log("death", key)
        del self.people[key]

    def emigrate(self, key, keeps=None):
        p = self.people[key]
        self.gone(key)
        self.count("emigration")
        if keeps:
            self.count("commuter_moves", keeps)
        if keeps == "emigrant_keeps_job_outside":
            self.destroy(p["post"])
        self.log("move_out", key, MOVE.index(keeps) if keeps else 255)
        if keeps == "emigrant_keeps_job_here":
            p.update(resident=False, before=None, place=40)
        else:
            del self.people[key]

    def settle(self, key, place):
        self.people[key].update(resident=True, before=None, place=place)
        self.count("immigration")
        self.count("commuter_moves", "settler_keeps_job_here")
        self.log("move_in", key, MOVE.index("settler_keeps_job_here"))

    def bring_job(self, key, post):
        self.post(post, "C", 39, "filled")
        self.posts[post]["holder"] = key
        self.people[key].update(post=post, status="employee")
        self.count("commuter_moves", "arrival_keeps_job_outside")
        self.log("status_change", key, MOVE.index("arrival_keeps_job_outside"), post)

    def move_home(self, key, place):
        self.people[key]["place"] = place
        self.log("move_home", key)

    # -- the month end

    def month_end(self):
        s = {name: empty(dims) for name, dims in STOCKS.items()}

        def add(name, *labels):
            s[name][tuple(x if isinstance(x, int) else DIMS[d].index(x)
                          for d, x in zip(STOCKS[name].split(), labels))] += 1

        for p in self.people.values():
            at = self.posts.get(p["post"])
            if not p["resident"]:
                s["commuters_in"] += at is not None and at["state"] == "filled"
                continue
            age = (self.now - p["birth"]) // 12
            add("population", p["sex"], min(age // 5, 20))
            add("residents", p["place"])
            add("persons", p["status"], p["sex"], min(age // 5, 20), p["education"])
            if p["status"] in WORK and at["place"] >= MUNICIPALITIES:
                s["commuters_out"] += 1
            if p["status"] in WORK or (p["status"] == "ill" and p["post"]):
                add("employed", min(age // 5, 20))
            if p["status"] == "jobseeker":
                add("flags", "registered")
            if p["status"] == "ill" and p["post"]:
                add("flags", "ill_with_contract")
            if self.now > START:
                self.count("transitions", p["before"] or "outside", p["status"])
                if p["before"] and age >= 55:
                    if p["before"] in WORK and p["status"] not in WORK:
                        self.count("exits_55")
                    if p["before"] not in WORK and p["status"] in WORK:
                        self.count("reentries_55")
            p["before"] = p["status"]
        for q in self.posts.values():
            if q["place"] < MUNICIPALITIES:
                add("posts", q["sector"], q["state"])
                add("jobs_by_occupation", "53", q["state"])
                if q["state"] == "filled":
                    add("workplace_jobs", q["place"])
        if self.now == START:
            for p in self.people.values():
                post_place = -1 if not p["post"] else int(self.posts[p["post"]]["place"] >= MUNICIPALITIES)
                self.initial.append(dict(
                    person=p["key"], sex=DIMS["sex"].index(p["sex"]), birth_month=p["birth"], place=p["place"],
                    status=STATUS.index(p["status"]), education=EDUCATION.index(p["education"]),
                    field=FIELD.index(p["field"]), presence=1 if p["resident"] else 2, post=p["post"],
                    post_place=post_place, flags=0, entered=0))
            for key, q in self.posts.items():
                self.initial_posts.append(dict(
                    post=key, holder=q["holder"], state=STATE.index(q["state"]), sector=SECTOR.index(q["sector"]),
                    municipality=q["place"]))
        for name, values in {**self.flows, **s}.items():
            self.series[name].append(values)
        self.flows = {name: empty(dims) for name, dims in FLOWS.items()}
        self.now += 1


def hand_made():
    """Three months in which every kind of event happens at least once."""
    w = World()
    for key, sector in ((101, "C"), (102, "C"), (103, "Q"), (104, "Q"), (105, "F"), (106, "C"), (107, "G")):
        w.post(key, sector)
    w.post(108, "G", state="vacant")
    w.post(109, "F", status="self_employed")
    w.post(201, "C", 39), w.post(202, "M", 40)
    w.person(1, 30, "employee", post=101)
    w.person(2, 58, "employee", "female", post=102)
    w.person(3, 61, "employee", post=103)
    w.person(4, 24, "jobseeker", "female", "low")
    w.person(5, 40, "jobseeker")
    w.person(6, 17, "pupil", education="none_or_in_school")
    w.person(7, 82, "retired", "female")
    w.person(8, 35, "employee", post=201, place=3)
    w.person(9, 45, "ill", "female", post=104)
    w.person(10, 33, "employee", place=41, resident=False, post=105)
    w.person(11, 50, "employee", place=2, post=106)
    w.person(12, 57, "home", place=2)
    w.person(13, 66, "employee", post=107)
    w.person(14, 2, "child", education="none_or_in_school")
    w.month_end()
    # January: a job change and the chain it starts, a death at work, a birth
    w.arrive("birth", 21, 0, "child", education="none_or_in_school")
    w.leave(13, "death", "home")
    w.die(13)
    w.open(107)
    w.apply(4, 108), w.apply(5, 108, offer=False)
    w.hire(4, 108, "jobseeker")
    w.apply(1, 107)
    w.leave(1, "job_change")
    w.open(101)
    w.hire(1, 107, "other_job")
    w.emigrate(11, "emigrant_keeps_job_here")
    w.leave(3, "illness", "ill", keep=True)
    w.hire(9, 104, "return_from_illness")
    w.month_end()
    # February: a first entry, an arrival with a job, an in-commuter settles, retirement, an own start
    w.certificate(6, "medium", "stem")
    w.first_entry(6)
    w.apply(6, 101)
    w.hire(6, 101, "school")
    w.arrive("move_in", 22, 29, "home", education="master", field="stem")
    w.bring_job(22, 203)
    w.settle(10, 5)
    w.leave(2, "retirement", "retired")
    w.destroy(102)
    w.create(110, "J")
    w.open(110)
    w.hire(12, 109, "inactive")
    w.leave(11, "quit", "home")
    w.move_home(5, 7)
    w.die(7)
    w.month_end()
    # March: an in-commuter hired from the pool, one who leaves with a job outside, a vacancy withdrawn
    w.open(106)
    w.people[30] = dict(key=30, birth=START - 400, status="home", sex="male", education="bachelor",
                        field="general", place=41, resident=False, post=0, before=None)
    w.apply(30, 106)
    w.hire(30, 106, "outside_pool")
    w.emigrate(8, "emigrant_keeps_job_outside")
    w.withdraw(110)
    w.open(110)
    w.hire(3, 103, "return_from_illness")
    w.apply(5, 202)
    w.hire(5, 202, "jobseeker")
    w.change(14, "pupil")
    w.month_end()
    return w
