/**
 * For every code unit of a JSON string's value, and for its end, where in the string's source it is
 * written: `\n` is one unit of the value and two of the source. The source is what stands between the
 * quotes, and well formed.
 */
export function placesInString(source: string): readonly number[] {
  const places: number[] = [];
  let position = 0;
  while (position < source.length) {
    places.push(position);
    if (source[position] !== '\\') position += 1;
    else position += source[position + 1] === 'u' ? 6 : 2;
  }
  places.push(position);
  return places;
}
