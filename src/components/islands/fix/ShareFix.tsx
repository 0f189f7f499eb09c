import { encode } from 'uqr';
import { qrPath } from '../../../lib/site/qr.ts';
import { CopyText } from '../CopyText.tsx';

/** The permalink of what is on the screen, to be copied, and to be scanned from paper or by a phone beside. */
export function ShareFix({ link }: { readonly link: string }) {
  const code = encode(link, { border: 0, ecc: 'L' });
  return (
    <>
      <div class="stack">
        <CopyText id="link-to-fix" label="This link opens the same fix with the same answers. It carries no names." text={link} oneLine />
        <p class="only-print">{link}</p>
      </div>
      <svg class="qr" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label="QR code of the link to this fix">
        <path d={qrPath(code.data)} fill="currentColor" shape-rendering="crispEdges" />
      </svg>
    </>
  );
}
