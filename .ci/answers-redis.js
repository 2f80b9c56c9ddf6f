// Exits 0 where a Redis answers at an address: node .ci/answers-redis.js ADDRESS
import { Redis } from 'ioredis';

const redis = new Redis(process.argv[2], { lazyConnect: true, retryStrategy: () => null });
redis.on('error', () => undefined);
await redis.connect();
await redis.ping();
redis.disconnect();
