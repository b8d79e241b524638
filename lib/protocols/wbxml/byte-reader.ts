/** Reads bytes forwards. Each read gives null, and moves nothing, when too few bytes are left or they do not read. */
export interface ByteReader {
  /** Bytes read so far. */
  offset(): number;
  /** Whether all bytes are read. */
  done(): boolean;
  /** One byte, 0 to 255. */
  byte(): number | null;
  /** Multi-byte integer of at most 32 bits (WBXML 1.3, 5.1): seven bits a byte, the highest bit on all but the last. */
  integer(): number | null;
  /** The bytes up to the next 0, which is read too but not given. */
  untilZero(): Uint8Array | null;
  /** A copy of the next `length` bytes. */
  take(length: number): Uint8Array | null;
}

/** A reader at the beginning of `bytes`, which it does not change. */
export function readBytes(bytes: Uint8Array): ByteReader {
  let at = 0;
  return {
    offset: () => at,
    done: () => at >= bytes.length,
    byte() {
      const value = bytes[at];
      if (value === undefined) return null;
      at += 1;
      return value;
    },
    integer() {
      let value = 0;
      for (let count = 0; count < 5; count += 1) {
        const next = bytes[at + count];
        if (next === undefined) return null;
        value = value * 128 + (next & 0x7f);
        if ((next & 0x80) !== 0) continue;
        if (value > 0xffff_ffff) return null;
        at += count + 1;
        return value;
      }
      return null;
    },
    untilZero() {
      const zero = bytes.indexOf(0x00, at);
      if (zero === -1) return null;
      const taken = bytes.subarray(at, zero);
      at = zero + 1;
      return taken;
    },
    take(length) {
      if (length > bytes.length - at) return null;
      const taken = new Uint8Array(bytes.subarray(at, at + length));
      at += length;
      return taken;
    },
  };
}
