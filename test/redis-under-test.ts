/** For `test.each`: the Redis that TEST_REDIS_URL names, or nothing, for what only several instances can show. */
export function redisUnderTest(): string[] {
  const url = process.env['TEST_REDIS_URL'];
  return url === undefined ? [] : [url];
}
