"""Every text of the pictures, in English and Dutch."""
WORDS = {
    "pyramid": ("Residents by age and sex", "Inwoners naar leeftijd en geslacht"),
    "pyramid_unit": ("thousand residents per five-year age group", "duizend inwoners per leeftijdsgroep van vijf jaar"),
    "status": ("Residents by status", "Inwoners naar statuut"),
    "flows": ("Older workers out, young people in", "Ouderen eruit, jongeren erin"),
    "flows_unit": ("thousand persons per year", "duizend personen per jaar"),
    "outflow": ("55+ who leave work, less returns", "55-plussers die stoppen, min terugkeer"),
    "inflow": ("first entries under 35", "eerste intredes onder 35"),
    "decade": ("sum of {first}–{last}:", "som van {first}–{last}:"),
    "market": ("Jobseekers and vacancies", "Werkzoekenden en vacatures"),
    "registered": ("registered jobseekers", "ingeschreven werkzoekenden"),
    "vacancies": ("vacancies", "vacatures"),
    "tension": ("Tightness of the labour market", "Krapte op de arbeidsmarkt"),
    "tension_unit": ("jobseekers per known vacancy (lower = tighter)",
                     "ingeschrevenen per gekende vacature; lager = krapper"),
    "hires": ("Hires in Limburg, by origin", "Aanwervingen naar herkomst"),
    "hires_unit": ("thousand hires per year into Limburg posts", "duizend per jaar, in Limburgse jobs"),
    "thousand": ("thousand persons", "duizend personen"),
    "thousand_both": ("thousand", "duizend"),
    "persons": ("persons", "personen"),
    "persons_year": ("persons per year", "personen per jaar"),
    "hires_year": ("hires per year into Limburg posts", "aanwervingen per jaar, in Limburgse jobs"),
    "jobs_or_persons": ("persons, posts", "personen, arbeidsplaatsen"),
    "employees": ("employees", "werknemers"),
    "self_employed": ("self-employed,\nsheltered", "zelfstandig,\nmaatwerk"),
    "seeking": ("seeking or\ntraining", "werkzoekend,\nin opleiding"),
    "ill": ("long-term ill", "langdurig ziek"),
    "home": ("at home", "thuis"),
    "retired": ("retired or\nearly exit", "pensioen,\nvervroegd"),
    "learning": ("pupils,\nstudents", "leerlingen,\nstudenten"),
    "children": ("children", "kinderen"),
    "other_job": ("from another job", "uit een andere job"),
    "jobseeker": ("jobseekers", "werkzoekenden"),
    "school": ("from school", "van school"),
    "rest": ("inactive, training, return after illness", "inactief, opleiding, terugkeer na ziekte"),
    "outside_pool": ("from outside the province", "van buiten de provincie"),
    "end_of": ("end of", "eind"),
    "one_run": ("one run, so no band", "één run, dus geen band"),
    "band": ("median and the middle 90 % of {n} runs", "mediaan en de middelste 90 % van {n} runs"),
    "difference_band": ("mean difference and 90 % interval, {n} paired runs",
                        "gemiddeld verschil en 90 %-interval, {n} gepaarde runs"),
    "difference_one": ("one paired run, so no interval", "één gepaarde run, dus geen interval"),
    "less": ("less", "min"),
    "short": ("less than a year was lived", "nog geen jaar geleefd"),
    "source": ("Source: limlab {version}, {model}; scenario {scenario}, seed {seed}, scale {scale}. "
               "Simulated, not observed.\nInputs: Statbel, VDAB, Steunpunt Werk, Eurostat, RSZ and others, each "
               "named in scenarios/limburg.",
               "Bron: limlab {version}, {model}; scenario {scenario}, seed {seed}, schaal {scale}. "
               "Gesimuleerd, niet waargenomen.\nInvoer: Statbel, VDAB, Steunpunt Werk, Eurostat, RSZ en andere, elk "
               "vermeld in scenarios/limburg."),
    "model": ("agent-based model of the labour market of Limburg", "agent-gebaseerd model van de Limburgse arbeidsmarkt"),
}


def words(language):
    """The texts of one language, by key."""
    column = {"en": 0, "nl": 1}[language]
    return {key: texts[column] for key, texts in WORDS.items()}
