#include "outputs/panel.hpp"

#include <algorithm>

namespace limlab {

void sample_panel(EventLog& log, double share) {
  log.on = share > 0;
  // 2^64 as a double; a share of 1 means everyone, whatever the hash.
  log.threshold = share >= 1
                      ? ~std::uint64_t{0}
                      : static_cast<std::uint64_t>(std::max(0.0, share) * 18446744073709551616.0);
}

PanelStart panel_start(const World& w, int replicate) {
  PanelStart out;
  out.replicate = replicate;
  const auto key = [](Key k) { return static_cast<std::int64_t>(k); };
  for (std::size_t i = 0; i < w.persons.size(); ++i) {
    const limlab::Persons& p = w.persons;
    if (p.presence[i] == 0 || !w.events.samples(p.key[i])) continue;
    auto& o = out.persons;
    const std::int32_t post = p.post[i];
    o.person.push_back(key(p.key[i]));
    o.post.push_back(post < 0 ? 0 : key(w.posts.key[post]));
    o.post_place.push_back(post < 0 ? -1 : in_limburg(w.posts.place[post]) ? 0 : 1);
    o.sex.push_back(p.sex[i]), o.birth_month.push_back(p.birth_month[i]);
    o.place.push_back(p.place[i]), o.status.push_back(p.status[i]);
    o.education.push_back(p.education[i]), o.field.push_back(p.field[i]);
    o.presence.push_back(p.presence[i]), o.flags.push_back(p.flags[i]);
    o.entered.push_back(p.entered[i]), o.origin.push_back(p.origin[i]);
    o.occupation.push_back(p.occupation[i]), o.wage.push_back(p.wage[i]);
  }
  for (std::size_t j = 0; j < w.posts.size(); ++j) {
    const limlab::Posts& p = w.posts;
    if (p.state[j] == kFreePost || !w.events.samples(p.key[j])) continue;
    auto& o = out.posts;
    o.post.push_back(key(p.key[j]));
    o.firm.push_back(p.firm[j] < 0 ? 0 : key(w.firms.key[p.firm[j]]));
    o.holder.push_back(p.holder[j] < 0 ? 0 : key(w.persons.key[p.holder[j]]));
    o.state.push_back(p.state[j]), o.sector.push_back(p.sector[j]);
    o.occupation.push_back(p.occupation[j]), o.municipality.push_back(p.place[j]);
    o.wage.push_back(p.wage[j]), o.vacant_since.push_back(p.vacant_since[j]);
  }
  return out;
}

std::vector<PanelColumn> panel_person_columns() {
  return {
      {"person", "1", "key of the person, 64 bits", "sleutel van de persoon"},
      {"post", "1", "key of the post held or reserved, 0 none", "sleutel van de job, 0 geen"},
      {"sex", "1", "sex, code", "geslacht, code"},
      {"birth_month", "month", "month of birth, January 1900 = 0",
       "geboortemaand, januari 1900 = 0"},
      {"place", "1", "home: municipality or outside market, code", "woonplaats, code"},
      {"status", "1", "main status, code", "hoofdstatuut, code"},
      {"education", "1", "highest attainment, code", "hoogste diploma, code"},
      {"field", "1", "field of study, code", "studiegebied, code"},
      {"presence", "1", "1 resident, 2 non-resident", "1 inwoner, 2 niet-inwoner"},
      {"post_place", "1", "place of the post: 0 Limburg, 1 outside, -1 none",
       "plaats van de job: 0 Limburg, 1 daarbuiten, -1 geen"},
      {"flags", "1", "flags beside the status, bits in the order of flags_labels",
       "kenmerken naast het statuut, bits"},
      {"entered", "1", "1 = has entered the labour market once", "1 = was al op de arbeidsmarkt"},
      {"origin", "1", "origin group, code", "herkomstgroep, code"},
      {"occupation", "1", "present or last occupation, code, 255 none", "beroep, code, 255 geen"},
      {"wage", "cents/month", "full-time gross wage of the present or last job",
       "voltijds brutoloon van de huidige of laatste job"}};
}

std::vector<PanelColumn> panel_post_columns() {
  return {{"post", "1", "key of the post, 64 bits", "sleutel van de arbeidsplaats"},
          {"firm", "1", "key of the firm, 0 none", "sleutel van de vestiging, 0 geen"},
          {"holder", "1", "key of the person who holds it or has it reserved, 0 none",
           "sleutel van de houder, 0 geen"},
          {"state", "1", "state of the post, code", "toestand, code"},
          {"sector", "1", "sector, code", "sector, code"},
          {"occupation", "1", "occupation, code", "beroep, code"},
          {"municipality", "1", "place of work, code", "werkplaats, code"},
          {"wage", "cents/month", "full-time gross wage", "voltijds brutoloon"},
          {"vacant_since", "month", "month the vacancy opened, January 1900 = 0, -32768 not vacant",
           "maand waarin de vacature openging, -32768 niet vacant"}};
}

std::vector<PanelColumn> panel_event_columns() {
  return {
      {"month", "month", "month of the event, January 1900 = 0", "maand, januari 1900 = 0"},
      {"person", "1", "key of the person, 0 none", "sleutel van de persoon, 0 geen"},
      {"kind", "1", "kind of event, code", "soort gebeurtenis, code"},
      {"reason", "1", "reason, code by kind, 255 none", "reden, code naar soort, 255 geen"},
      {"post", "1", "key of the post, 0 none", "sleutel van de arbeidsplaats, 0 geen"},
      {"firm", "1", "key of the firm, 0 none", "sleutel van de vestiging, 0 geen"},
      {"sector", "1", "sector of the post, code, 255 none", "sector, code, 255 geen"},
      {"occupation", "1", "occupation of the post or the person, code, 255 none",
       "beroep, code, 255 geen"},
      {"municipality", "1", "place of the post, else home of the person, code, 255 none",
       "plaats van de job, anders woonplaats, code, 255 geen"},
      {"wage", "cents/month", "full-time gross wage of the post, -1 none",
       "voltijds brutoloon, -1 geen"},
      {"status", "1", "status after the event, code, 255 none", "statuut erna, code, 255 geen"},
      {"education", "1", "highest attainment, code, 255 none", "hoogste diploma, code, 255 geen"},
      {"field", "1", "field of study, code, 255 none", "studiegebied, code, 255 geen"},
      {"sex", "1", "sex, code, 255 none", "geslacht, code, 255 geen"},
      {"birth_month", "month", "month of birth, January 1900 = 0",
       "geboortemaand, januari 1900 = 0"},
      {"residence", "1", "residence at the event, code, 255 none",
       "woonplaats bij de gebeurtenis, code"}};
}

namespace {
std::vector<std::string> names(std::span<const Label> table) {
  std::vector<std::string> out;
  for (const Label& l : table) out.emplace_back(l.name);
  return out;
}
}  // namespace

std::vector<PanelLabels> panel_labels(const Geography& g) {
  return {{"kind", "kind_labels", names(labels(EventKind{}))},
          {"reason", "hire_reason_labels", names(labels(HireOrigin{}))},
          {"reason", "separation_reason_labels", names(labels(SeparationReason{}))},
          {"reason", "move_reason_labels", names(labels(MoveReason{}))},
          {"reason", "status_change_reason_labels", {"254 first entry into the labour market"}},
          {"status", "status_labels", names(labels(Status{}))},
          {"education", "education_labels", names(labels(Education{}))},
          {"field", "field_labels", names(labels(Field{}))},
          {"sex", "sex_labels", names(labels(Sex{}))},
          {"sector", "sector_labels", names(labels(Sector{}))},
          {"occupation", "occupation_labels", names(labels(Occupation{}))},
          {"residence", "residence_labels", names(labels(Residence{}))},
          {"flags", "flags_labels", names(labels(Flag{}))},
          {"origin", "origin_labels", names(labels(Origin{}))},
          {"state", "state_labels", names(labels(PostState{}))},
          {"municipality", "municipality_labels", g.place_names},
          {"place", "place_labels", g.place_names}};
}

}  // namespace limlab
