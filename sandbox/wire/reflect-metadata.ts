/**
 * The four `Reflect` functions that @peculiar/x509 needs (through tsyringe), so that no polyfill package is installed for
 * them. Importing this file has an effect; it must come before the import of `@peculiar/x509`, whose first lines test for it.
 */

type Store = Map<unknown, unknown>;

const stores = new WeakMap<object, Store>();

function define(key: unknown, value: unknown, target: object): void {
  const store = stores.get(target) ?? new Map<unknown, unknown>();
  store.set(key, value);
  stores.set(target, store);
}

/** Own metadata only: of a class itself, not of what it extends. */
function getOwn(key: unknown, target: object): unknown {
  return stores.get(target)?.get(key);
}

/** Metadata of a class or of the nearest class it extends. */
function get(key: unknown, target: object): unknown {
  for (let at: object | null = target; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const store = stores.get(at);
    if (store?.has(key)) return store.get(key);
  }
  return undefined;
}

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, {
    defineMetadata: define,
    getMetadata: get,
    getOwnMetadata: getOwn,
    // What compiled decorators call for the types of constructor parameters.
    metadata: (key: unknown, value: unknown) => (target: object) => define(key, value, target),
  });
}
