/** A function that computes its answer for an object once, and forgets it with the object. */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const answer = known.get(key) ?? { value: compute(key) };
    known.set(key, answer);
    return answer.value;
  };
}
