import { describe, expect, it } from 'vitest';
import { withPlainCharacters } from '../../../src/build/plain-characters.ts';

describe('quotes in a page', () => {
  it('are themselves in text', () => {
    expect(withPlainCharacters('<p>&quot;It&#39;s 2 &gt; 1&quot;</p>')).toBe('<p>"It\'s 2 > 1"</p>');
  });

  it('stay references where they would end something', () => {
    const html = '<a title="a &quot;b&quot; > &#39;c&#39;" href=\'&#39;\'>x</a><script>"&quot;"</script><style>a{content:"&gt;"}</style><!-- &gt; -->';
    expect(withPlainCharacters(html)).toBe(html);
  });

  it('are not made of what is a reference to a reference', () => {
    expect(withPlainCharacters('<p>&amp;quot; &lt;b&gt; &amp;#39;</p>')).toBe('<p>&amp;quot; &lt;b> &amp;#39;</p>');
  });

  it('come back from markup that ends in the middle of a text', () => {
    expect(withPlainCharacters('a &gt; b')).toBe('a > b');
  });
});
