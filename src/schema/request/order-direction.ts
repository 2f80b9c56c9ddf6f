import { builder } from './builder.ts';

/** The enumeration of directions. */
export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Upwards or downwards (排序方向). What is unknown comes last either way.',
  values: {
    ASC: { description: 'Upwards (升序).' },
    DESC: { description: 'Downwards (降序).' },
  } as const,
});
