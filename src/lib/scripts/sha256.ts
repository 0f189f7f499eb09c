/** The primes whose roots seed SHA-256 (FIPS 180-4): the first 64. */
const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter((n) => {
  if (n < 2) return false;
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
});

/** The first 32 bits of the fraction of a root, taken exactly: no floating-point rounding in the result. */
function rootBits(prime: number, power: 2n | 3n): number {
  const scaled = BigInt(prime) << (32n * power);
  let low = 0n;
  let high = 1n << 42n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= scaled) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}

const ROUNDS = PRIMES.map((prime) => rootBits(prime, 3n));
const START = PRIMES.slice(0, 8).map((prime) => rootBits(prime, 2n));

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function padded(text: string): DataView {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  bytes.forEach((byte, index) => view.setUint8(index, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(view.byteLength - 4, (bytes.length << 3) >>> 0);
  return view;
}

function schedule(view: DataView, block: number): Uint32Array {
  const words = new Uint32Array(64);
  for (let t = 0; t < 16; t += 1) words[t] = view.getUint32(block + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const [a, b] = [words[t - 15]!, words[t - 2]!];
    const small = (rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)) >>> 0;
    const large = (rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10)) >>> 0;
    words[t] = words[t - 16]! + small + words[t - 7]! + large;
  }
  return words;
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[t]! + words[t]!) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = state[index]! + word;
  });
}

/** SHA-256 of the UTF-8 bytes of `text`, 64 lower-case hex digits. Synchronous, and works without a server. */
export function sha256(text: string): string {
  const view = padded(text);
  const state = Uint32Array.from(START);
  for (let block = 0; block < view.byteLength; block += 64) compress(state, schedule(view, block));
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}
