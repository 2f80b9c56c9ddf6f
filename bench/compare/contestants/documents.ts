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
  'detail-with-key': `query DetailWithKey($ref: String!, $members: Int!, $projects: Int!) {
  consortium(ref: $ref) {
    ref name goal division { code name }
    members(first: $members) { nodes {
      role task
      unit { ref name kind titles { kind validFrom validTo } financials { year revenue rdExpenditure } }
    } }
    platforms { ref name level hostUnit { ref } }
    teamMembers { name title specialty employer { ref name } }
    projects(first: $projects) { nodes { ref name totalCost undertakers { ref name } } }
  }
}`,
  projects: `query Projects($first: Int!, $after: String) {
  page: projects(first: $first, after: $after) {
    nodes {
      ref name level totalCost parts { role unit { ref name } }
      fundings { ref source phase amount year datedOn recipient { ref name } }
    }
    pageInfo { endCursor }
  }
}`,
  financials: `query Financials($first: Int!, $after: String) {
  page: units(first: $first, after: $after) {
    nodes { ref name kind financials { year revenue salesRevenue rdExpenditure } }
    pageInfo { endCursor }
  }
}`,
  fundings: `query Fundings($first: Int!, $after: String) {
  page: fundings(first: $first, after: $after) {
    nodes { ref source phase amount year project { ref name consortium { ref name } } recipient { ref name } }
    pageInfo { endCursor }
  }
}`,
  platforms: `query Platforms($first: Int!, $after: String) {
  page: platforms(first: $first, after: $after) {
    nodes { ref name level hostUnit { ref name kind registeredDivision { code name } } }
    pageInfo { endCursor }
  }
}`,
  duties: `query Duties($first: Int!, $on: Date!) {
  duties(first: $first, on: $on) {
    nodes { consortium { ref name } policy { key title } rule { id title } title forYear opensOn dueOn state missingReports late }
    pageInfo { endCursor }
  }
}`,
  'compliance-in-full': `query ComplianceInFull($first: Int!, $after: String, $policy: String!) {
  consortia(first: $first, after: $after) {
    nodes {
      ref
      compliance(policy: $policy) {
        policy { key title } on policyStatus verdict missingFacts warnings engineVersion policyVersion inputHash
        readings { leadCounts rdIntensityMethod }
        checks {
          rule { id title strength citation { document clause } } outcome actual threshold explanation missingFacts
        }
        remedies { rule { id } action quantity explanation }
      }
    }
    pageInfo { endCursor }
  }
}`,
  statistics: `query Statistics($asOf: Date, $filter: ConsortiumFilter) {
  consortiumStatistics(groupBy: [CITY], asOf: $asOf, filter: $filter) {
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
