import assert from 'node:assert/strict';
import { z } from 'zod';
import { faultsIn } from '../src/faults';

const faults = (schema: z.ZodType, value: unknown, most?: number) => {
  const result = schema.safeParse(value);
  assert.ok(!result.success);
  return faultsIn(result.error, most);
};

describe('What a schema finds fault with', () => {
  const schema = z.object({ name: z.string().min(2), count: z.number().int().min(1).max(9), share: z.number().positive(), kind: z.enum(['a', 'b']), rows: z.array(z.object({ input: z.string() })).max(1) });

  it('is told with its place, in words of our own', () => {
    assert.equal(faults(schema, { count: '1', share: 0, kind: 'c', rows: [{ input: 5 }] }, 9),
      '“name” is missing; “count” must be a number; “share” must be more than 0; “kind” must be one of a, b; “rows.0.input” must be a text');
    assert.equal(faults(schema, { name: 'x', count: 1.5, share: 1, kind: 'a', rows: [{ input: '' }, { input: '' }] }), '“name” is too short (at least 2); “count” must be a whole number; “rows” is too long (at most 1)');
    assert.equal(faults(schema, { name: 'xy', count: 10, share: 1, kind: 'a', rows: [] }), '“count” must be at most 9');
  });

  it('is told of the whole, and of what a schema asks of its own', () => {
    assert.equal(faults(schema, 'text'), 'as a whole it must be an object');
    assert.equal(faults(z.union([z.literal(1), z.literal(2)]), 3), 'as a whole it has another form');
    assert.equal(faults(z.object({ a: z.string().refine(() => false, 'there is no code') }), { a: '' }), '“a” cannot be used: there is no code');
    assert.equal(faults(z.strictObject({ a: z.object({}).strict() }), { a: { b: 1 } }), '“a” has keys that are not known: b');
  });

  it('is told of the first few places only', () => assert.equal(faults(z.array(z.string()), [1, 2, 3], 2), '“0” must be a text; “1” must be a text'));
});
