import { render } from 'preact';
import { App } from './App.tsx';
import { readSheet } from './sheet.ts';

const mount = document.getElementById('flow');
const sheet = document.getElementById('sheet');

if (mount && sheet) {
  const words = readSheet(sheet);
  sheet.hidden = true;
  render(<App sheet={words} />, mount);
}
