-- Filters ask for a least share whatever the unknown members are: of how many members it is known, over all of them.
CREATE INDEX "ConsortiumFigures_inCityLeast" ON "ConsortiumFigures" (("inCityCount"::numeric / nullif("memberCount", 0)));
CREATE INDEX "ConsortiumFigures_enterpriseLeast" ON "ConsortiumFigures" (("enterpriseCount"::numeric / nullif("memberCount", 0)));
