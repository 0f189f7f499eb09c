import { render } from 'preact';
import { PasteBox } from './PasteBox.tsx';

const mount = document.getElementById('paste');

if (mount) {
  // Without JavaScript the form stands there as plain HTML; from here on it reads along.
  mount.replaceChildren();
  render(<PasteBox />, mount);
}
