/** A value as a cmdlet has it, before it is written as JSON with its companion keys. */
export type CmdletValue =
  | string
  | number
  | boolean
  | null
  | { guid: string }
  | { dateTime: Date | null; bare?: true }
  | { list: readonly string[] };

/** An object as a cmdlet returns it. Property names are Exchange's own spelling. */
export type CmdletObject = Record<string, CmdletValue>;

/** Seven fractional digits, as .NET writes them; `bare` leaves the offset out, which some properties do. */
function dateText(date: Date, bare: boolean): string {
  return `${date.toISOString().slice(0, -1)}0000${bare ? '' : '+00:00'}`;
}

function property(name: string, value: CmdletValue): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[name, value]];
  if ('guid' in value)
    return [
      [`${name}@data.type`, 'System.Guid'],
      [name, value.guid],
    ];
  if ('list' in value)
    return [
      [`${name}@odata.type`, '#Collection(String)'],
      [name, [...value.list]],
    ];
  if (value.dateTime === null) return [[name, null]];
  return [
    [`${name}@data.type`, 'System.DateTime'],
    [name, dateText(value.dateTime, value.bare === true)],
  ];
}

/** Writes an object for the wire, with the properties of `$select` only (all when null), nulls kept. */
export function shape(object: CmdletObject, select: readonly string[] | null): Record<string, unknown> {
  const wanted = select?.map((name) => name.toLowerCase());
  const entries = Object.entries(object).filter(
    ([name]) => wanted === undefined || wanted.includes(name.toLowerCase()),
  );
  return Object.fromEntries(entries.flatMap(([name, value]) => property(name, value)));
}
