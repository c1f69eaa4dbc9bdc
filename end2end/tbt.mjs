import { chromium } from '@playwright/test';
const base=process.env.BASE||'http://127.0.0.1:4399';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const c = await b.newContext({ viewport:{width:412,height:823}, locale:'de-DE' });
if (process.env.COOKIE) await c.addCookies([{name:'session',value:process.env.COOKIE,url:base}]);
else await c.request.post(base+'/sign-in',{form:{email:'chidi@example.org',password:'schuhdrueckt'},headers:{Origin:base,'Sec-Fetch-Site':'same-origin'},maxRedirects:0});
for (const path of process.argv.slice(2)) { const res=[];
 for (let i=0;i<5;i++) {
  const p = await c.newPage();
  const cdp = await c.newCDPSession(p); await cdp.send('Emulation.setCPUThrottlingRate',{rate:4});
  await p.addInitScript(()=>{ window.lt=[]; new PerformanceObserver(l=>{for(const e of l.getEntries()) window.lt.push([Math.round(e.startTime),Math.round(e.duration)])}).observe({type:'longtask',buffered:true}); new PerformanceObserver(l=>{for(const e of l.getEntries()) window.lcp=[Math.round(e.startTime), e.element?.tagName+'.'+e.element?.className, e.size]}).observe({type:'largest-contentful-paint',buffered:true}); });
  await p.goto(base+path); await p.locator('html[data-hydrated="true"]').waitFor({state:'attached'});
  await p.waitForTimeout(400);
  const [lt,lcp,fcp]=await p.evaluate(()=>[window.lt,window.lcp,performance.getEntriesByName('first-contentful-paint')[0]?.startTime]);
  res.push({tbt:lt.filter(x=>x[0]>fcp).reduce((s,x)=>s+Math.max(0,x[1]-50),0), lt:JSON.stringify(lt), lcp:JSON.stringify(lcp), fcp:Math.round(fcp)});
  await p.close();
 }
 console.log(path); console.table(res);
}
await b.close();
