/**
 * One value per process under a name. Next bundles a module into several chunks, each with a state of its own, so a
 * singleton has to live on `globalThis`. A `create` that throws is tried again by the next caller.
 */
export function once<T>(name: string, create: () => T): T {
  const key = Symbol.for(`reconnect.${name}`);
  const place = globalThis as { [key: symbol]: { value: T } | undefined };
  const existing = place[key];
  if (existing) return existing.value;
  const value = create();
  place[key] = { value };
  return value;
}
