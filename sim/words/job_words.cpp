#include "words/job_words.hpp"

namespace limlab {

std::span<const Label> labels(Sector) {
  static constexpr Label table[] = {
      {"A", "agriculture", "landbouw"},
      {"B", "mining", "winning van delfstoffen"},
      {"C", "manufacturing", "industrie"},
      {"D", "energy", "energie"},
      {"E", "water and waste", "water en afval"},
      {"F", "construction", "bouw"},
      {"G", "trade", "handel"},
      {"H", "transport and storage", "vervoer en opslag"},
      {"I", "accommodation and food", "horeca"},
      {"J", "information and communication", "informatie en communicatie"},
      {"K", "finance", "financiën"},
      {"L", "real estate", "vastgoed"},
      {"M", "professional services", "vrije beroepen en techniek"},
      {"N", "administrative services", "administratieve diensten"},
      {"O", "public administration", "openbaar bestuur"},
      {"P", "education", "onderwijs"},
      {"Q", "health and social work", "zorg en welzijn"},
      {"R", "arts and recreation", "kunst en recreatie"},
      {"S", "other services", "overige diensten"}};
  static_assert(std::size(table) == count_of<Sector>);
  return table;
}

std::span<const Label> labels(Occupation) {
  static constexpr Label table[] = {
      {"11", "chief executives, senior officials", "directeurs en hoge ambtenaren"},
      {"12", "administrative and commercial managers", "administratieve en commerciële managers"},
      {"13", "production and specialised managers", "productiemanagers"},
      {"14", "hospitality and retail managers", "managers horeca en handel"},
      {"21", "science and engineering professionals", "ingenieurs en wetenschappers"},
      {"22", "health professionals", "specialisten gezondheid"},
      {"23", "teaching professionals", "onderwijsgevenden"},
      {"24", "business professionals", "specialisten bedrijfsbeheer"},
      {"25", "ICT professionals", "ICT-specialisten"},
      {"26", "legal, social, cultural professionals", "juristen, sociale en culturele specialisten"},
      {"31", "engineering technicians", "technici"},
      {"32", "health technicians", "paramedici"},
      {"33", "business associates", "administratieve en commerciële vakmensen"},
      {"34", "legal, social, cultural associates", "sociale en culturele vakmensen"},
      {"35", "ICT technicians", "ICT-technici"},
      {"41", "general clerks", "administratief medewerkers"},
      {"42", "customer clerks", "klantenbedienden"},
      {"43", "numerical and stock clerks", "boekhoud- en magazijnbedienden"},
      {"44", "other clerks", "overige bedienden"},
      {"51", "personal service workers", "persoonlijke diensten"},
      {"52", "sales workers", "verkopers"},
      {"53", "personal care workers", "verzorgenden"},
      {"54", "protective services", "veiligheid en defensie"},
      {"61", "skilled agricultural workers", "land- en tuinbouwers"},
      {"71", "building trades", "bouwvakkers"},
      {"72", "metal and machinery trades", "metaalbewerkers en mecaniciens"},
      {"73", "handicraft and printing", "ambacht en drukkerij"},
      {"74", "electrical trades", "elektriciens en elektronici"},
      {"75", "food, wood, garment trades", "voeding, hout en textiel"},
      {"81", "plant and machine operators", "machinebedieners"},
      {"82", "assemblers", "assembleurs"},
      {"83", "drivers and mobile plant", "bestuurders"},
      {"91", "cleaners and helpers", "schoonmakers en helpers"},
      {"92", "agricultural labourers", "ongeschoolde landbouw"},
      {"93", "labourers", "ongeschoolde arbeiders"},
      {"94", "food preparation assistants", "keukenhulp"},
      {"96", "refuse and other elementary", "ophalers en overige ongeschoolden"}};
  static_assert(std::size(table) == count_of<Occupation>);
  return table;
}

int major_group(Occupation o) { return labels(o)[at(o)].name[0] - '0'; }

std::span<const Label> labels(PostState) {
  static constexpr Label table[] = {{"filled", "filled", "bezet"},
                                    {"vacant", "vacant", "vacant"},
                                    {"reserved", "reserved for an ill holder", "voorbehouden voor zieke"},
                                    {"idle", "idle", "niet ingevuld"}};
  static_assert(std::size(table) == count_of<PostState>);
  return table;
}

std::span<const Label> labels(Contract) {
  static constexpr Label table[] = {{"permanent", "permanent", "vast"},
                                    {"temporary", "temporary", "tijdelijk"},
                                    {"agency", "agency", "uitzend"},
                                    {"own_account", "own account", "zelfstandig"},
                                    {"sheltered", "sheltered", "maatwerk"}};
  static_assert(std::size(table) == count_of<Contract>);
  return table;
}

std::span<const Label> labels(Place) {
  static constexpr Label table[] = {{"limburg", "in Limburg", "in Limburg"},
                                    {"outside", "outside the province", "buiten de provincie"}};
  static_assert(std::size(table) == count_of<Place>);
  return table;
}

std::span<const Label> labels(Residence) {
  static constexpr Label table[] = {{"resident", "resident", "inwoner"},
                                    {"non_resident", "non-resident", "niet-inwoner"}};
  static_assert(std::size(table) == count_of<Residence>);
  return table;
}

std::span<const Label> labels(HireOrigin) {
  static constexpr Label table[] = {
      {"jobseeker", "jobseeker", "werkzoekende"},
      {"training", "training or work care", "opleiding of arbeidszorg"},
      {"school", "school or study (first entry)", "school of studie (eerste intrede)"},
      {"inactive", "inactivity", "inactiviteit"},
      {"other_job", "another job", "andere job"},
      {"return_from_illness", "return to a reserved post", "terugkeer na ziekte"},
      {"outside_pool", "outside the province, not employed here", "buiten de provincie"}};
  static_assert(std::size(table) == count_of<HireOrigin>);
  return table;
}

std::span<const Label> labels(SeparationReason) {
  static constexpr Label table[] = {{"job_change", "to another job", "naar andere job"},
                                    {"quit", "quit without a job", "ontslag door werknemer"},
                                    {"dismissal", "dismissal", "ontslag door werkgever"},
                                    {"contract_end", "end of contract", "einde contract"},
                                    {"closure", "closure of the firm", "sluiting"},
                                    {"illness", "long-term illness", "langdurige ziekte"},
                                    {"care", "home and care", "thuis en zorg"},
                                    {"early_exit", "early exit", "vervroegd stoppen"},
                                    {"retirement", "retirement", "pensioen"},
                                    {"death", "death", "overlijden"},
                                    {"migration", "migration", "verhuizing"}};
  static_assert(std::size(table) == count_of<SeparationReason>);
  return table;
}

std::span<const Label> labels(Refill) {
  static constexpr Label table[] = {
      {"young_entrant", "young entrant", "jonge starter"},
      {"older_worker", "55+ back or still looking", "55-plusser die terugkeert"},
      {"inactive", "from home or care", "van thuis of zorg"},
      {"jobseeker", "jobseeker", "werkzoekende"},
      {"migrant", "newcomer to Limburg", "nieuwkomer in Limburg"},
      {"returning_commuter", "resident who worked outside", "inwoner die buiten werkte"},
      {"commuter_in", "in-commuter", "inkomende pendelaar"},
      {"unfilled", "left unfilled", "niet ingevuld"},
      {"not_replaced", "ended with its holder", "stopt met de houder"}};
  static_assert(std::size(table) == count_of<Refill>);
  return table;
}

std::span<const Label> labels(PostFate) {
  static constexpr Label table[] = {{"filled", "filled", "ingevuld"},
                                    {"vacant", "vacant", "vacant"},
                                    {"reserved", "reserved for an ill holder", "voorbehouden"},
                                    {"idle", "not recruited for", "niet gezocht"},
                                    {"closed", "closed", "gesloten"}};
  static_assert(std::size(table) == count_of<PostFate>);
  return table;
}

std::span<const Label> labels(EducationMatch) {
  static constexpr Label table[] = {{"less", "less education than the post asks", "ondergeschoold"},
                                    {"matched", "as much as the post asks", "passend geschoold"},
                                    {"more", "more education than the post asks", "overgeschoold"}};
  static_assert(std::size(table) == count_of<EducationMatch>);
  return table;
}

std::span<const Label> labels(FieldMatch) {
  static constexpr Label table[] = {
      {"any", "the post asks for no field", "job vraagt geen studiegebied"},
      {"matched", "the field the post asks for", "gevraagd studiegebied"},
      {"other", "another field than the post asks for", "ander studiegebied dan gevraagd"}};
  static_assert(std::size(table) == count_of<FieldMatch>);
  return table;
}

std::span<const Label> labels(MoveReason) {
  static constexpr Label table[] = {
      {"emigrant_keeps_job_here", "emigrant keeps a job here", "uitwijkeling behoudt job hier"},
      {"settler_keeps_job_here", "in-commuter settles here", "inpendelaar vestigt zich"},
      {"arrival_keeps_job_outside", "newcomer keeps a job outside", "nieuwkomer behoudt job elders"},
      {"emigrant_keeps_job_outside", "emigrant keeps a job outside", "uitwijkeling behoudt job elders"}};
  static_assert(std::size(table) == count_of<MoveReason>);
  return table;
}

}  // namespace limlab
