/** What the product is asked, and the plain server in the same words. */
export const PRODUCT_DOCUMENTS = {
  list: `query List($first: Int!, $after: String) {
  consortia(first: $first, after: $after) {
    nodes {
      ref name tier division { name }
      inCityShare { value } enterpriseShare { value } rdIntensity { value }
      members(first: 12) { nodes { role unit { name registeredDivision { name } } } }
      projects(first: 3) { nodes { name level } }
    }
    pageInfo { endCursor }
  }
}`,
  detail: `query Detail($ref: String!, $members: Int!, $projects: Int!) {
  consortium(ref: $ref) {
    ref name tier stage industryField technicalFields goal agreementEffectiveOn agreementClauses planStartsOn planEndsOn
    hasCouncil councilChairIsLeadHead hasExpertCommittee hasSecretariat hasChiefScientist hasOperationsTeam filedOn dissolvedOn
    division { code name }
    inCityShare { value } enterpriseShare { value } rdIntensity { value }
    members(first: $members) { nodes {
      role chainPosition task joinedOn signedAgreement
      unit { ref name kind isLegalPerson registeredOn registeredDivision { code name } titles { kind validFrom validTo } platforms { ref name level } }
    } }
    projects(first: $projects) { nodes {
      ref name level stage startsOn endsOn totalCost parts { role unit { ref name } } fundings { ref source phase amount year datedOn }
    } }
    researchTeams { ref name hostUnit { ref name } }
    evaluations { heldOn grade }
  }
}`,
  statistics: `query Statistics($asOf: Date) {
  consortiumStatistics(groupBy: [CITY], asOf: $asOf) {
    key { city { code name } } count
    inCityShare { pooled distribution { median } }
    enterpriseShare { pooled distribution { median } }
    rdIntensity { pooled distribution { median } }
  }
}`,
  units: `query Units($first: Int!, $after: String, $search: String!, $kind: UnitKind!) {
  units(first: $first, after: $after, search: $search, filter: { kinds: [$kind] }) {
    nodes { ref name kind registeredDivision { code name } memberships(first: 10) { nodes { role chainPosition consortium { ref name } } } }
    pageInfo { endCursor }
  }
}`,
  compliance: `query Compliance($first: Int!, $after: String, $policy: String!) {
  consortia(first: $first, after: $after) {
    nodes { ref compliance(policy: $policy) { verdict missingFacts checks { rule { id } outcome actual threshold } } }
    pageInfo { endCursor }
  }
}`,
} as const;
