import { chromium } from '@playwright/test';
const base='http://127.0.0.1:4399';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const c = await b.newContext({ viewport:{width:412,height:823}, locale:'de-DE' });
await c.request.post(base+'/sign-in',{form:{email:'chidi@example.org',password:'schuhdrueckt'},headers:{Origin:base,'Sec-Fetch-Site':'same-origin'},maxRedirects:0});
const p = await c.newPage();
const cdp = await c.newCDPSession(p); await cdp.send('Emulation.setCPUThrottlingRate',{rate:4});
const ev=[]; cdp.on('Tracing.dataCollected',d=>ev.push(...d.value));
await cdp.send('Tracing.start',{transferMode:'ReportEvents',categories:'devtools.timeline,v8,v8.wasm,disabled-by-default-v8.wasm.detailed,blink,toplevel,v8.execute'});
await p.goto(base+process.argv[2]); await p.locator('html[data-hydrated="true"]').waitFor({state:'attached'}); await p.waitForTimeout(500);
const done=new Promise(r=>cdp.on('Tracing.tracingComplete',r)); await cdp.send('Tracing.end'); await done;
const main=ev.find(e=>e.name==='thread_name'&&e.args?.name==='CrRendererMain'&&ev.some(x=>x.pid===e.pid&&x.name==='FunctionCall'));
const t0=Math.min(...ev.filter(e=>e.ts>0).map(e=>e.ts));
const l=ev.filter(e=>e.ph==='X'&&e.dur>15000&&e.pid===main.pid&&e.tid===main.tid).sort((a,b)=>a.ts-b.ts);

const w=ev.filter(e=>e.name==="wasm.CompileLazy"&&e.ph==="X"); console.log("lazy", w.length, Math.round(w.reduce((s,e)=>s+e.dur,0)/1000)); const big=l.filter(e=>e.name==="FunctionCall"||e.name==="RunMicrotasks"); for (const b of big) console.log(b.name, Math.round(b.dur/1000), "lazy within", Math.round(w.filter(e=>e.ts>=b.ts&&e.ts<b.ts+b.dur).reduce((s,e)=>s+e.dur,0)/1000), w.filter(e=>e.ts>=b.ts&&e.ts<b.ts+b.dur).length);
await b.close();
