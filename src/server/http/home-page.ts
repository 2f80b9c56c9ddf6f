/** The page at `/`: what this is, and where to go. */
export function homePage({ graphiql }: { graphiql: boolean }): string {
  const firstStep = graphiql
    ? '<a class="first" href="/graphql">Open GraphiQL and ask a first question</a>'
    : 'Send queries to <code>POST /graphql</code>';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>consortium-atlas</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath d='M16 7 7 24h18z' fill='none' stroke='%230b5c8a' stroke-width='2.5'/%3E%3Cg fill='%230b5c8a'%3E%3Ccircle cx='16' cy='7' r='5'/%3E%3Ccircle cx='7' cy='24' r='5'/%3E%3Ccircle cx='25' cy='24' r='5'/%3E%3C/g%3E%3C/svg%3E">
<style>
  body { max-width: 42rem; margin: 12vh auto 0; padding: 0 1.5rem; font: 1.0625rem/1.6 system-ui, sans-serif; color: #1a2733; background: #fbfbf9 }
  h1 { font-size: 1.75rem; margin-bottom: 0 }
  h1 + p { margin-top: .25rem; color: #5a6773 }
  a { color: #0b5c8a }
  .first { display: inline-block; padding: .6rem 1.1rem; border-radius: .4rem; background: #0b5c8a; color: #fff; text-decoration: none }
  code { font-size: .95em }
</style>
</head>
<body>
<h1>consortium-atlas</h1>
<p lang="zh">创新联合体图谱</p>
<p>The graph of innovation consortia of several cities as one GraphQL API: who is in which consortium, what they have
built and been paid, and whether each meets the policy of its city, rule by rule, with the clause and the figures.</p>
<p>${firstStep}</p>
<p>For programs: <code>POST /graphql</code>, the schema at <a href="/schema.graphql">/schema.graphql</a>, probes at
<a href="/health/live">/health/live</a> and <a href="/health/ready">/health/ready</a>.</p>
</body>
</html>
`;
}
