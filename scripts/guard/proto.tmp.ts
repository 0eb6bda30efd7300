import { readSamples } from '/work/main/scripts/guard/read-samples.ts';
import { generate, GENERATED } from '/work/main/scripts/guard/generate.ts';
import { bookZh } from '/work/main/scripts/guard/phrases/book-zh.ts';
import { bookEn } from '/work/main/scripts/guard/phrases/book-en.ts';
import { foldOf, foldNames } from '/work/main/scripts/guard/folds.ts';
import { compile } from '/work/main/scripts/guard/compile.ts';
import { HeadTrainer } from '/work/main/scripts/guard/train-head.ts';
import { evade, evasionNames } from '/work/main/scripts/guard/evasions.ts';
import { SeededRandom, hashText } from '/work/main/scripts/guard/random.ts';
import { WindowScorer, WINDOW, SHORT_WINDOW, STRIDE } from '/work/main/packages/guard/src/classifier/window-scorer.ts';
import { foldText } from '/work/main/packages/guard/src/tape/fold-text.ts';
const opt=(k:string,d:number)=>{const a=process.argv.find(x=>x.startsWith(k+'='));return a?Number(a.split('=')[1]):d};
const { samples } = readSamples('/work/shared/data/guard-train');
const rnd=new SeededRandom(7);
const sub=(s:any)=>{ if(s.source==='COLDataset'||s.source.startsWith('Davidson')) return s.kind==='ordinary' && rnd.unit()<opt('cold',0.25); if(s.source==='BIPIA injected'&&opt('nobipia',0)) return false; return s.kind!=='harmful'&&s.kind!=='toxic'; };
import { createGuard, balanced } from '/work/main/packages/guard/src/index.ts';
const guard=createGuard({...balanced, limits:{...balanced.limits}});
const base=samples.filter(sub).filter(s=>!(s.source.startsWith('awesome')&&guard.screen('input',s.text).findings.some(f=>['prompt_injection','jailbreak','system_prompt_extraction'].includes(f.class))));

const harm=samples.filter(s=>s.kind==='harmful');
const fill=(l:'zh'|'en',train:any[],hh=-1)=>({harmful:harm.filter(s=>s.language===l&&half(s.text)!==hh).map(s=>s.text),
 tasks:train.filter(s=>s.language===l&&s.kind==='ordinary'&&s.text.length<160&&['BELLE eval set','BELLE zh seed tasks','HalluQA questions','self-instruct seeds','self-instruct user-oriented','P3 short questions (via self-instruct)'].includes(s.source)).map(s=>s.text),
 documents:train.filter(s=>s.language===l&&s.kind==='ordinary'&&s.text.length>=100).map(s=>s.text)});
const half=(t:string)=>hashText(t)%2;
const payloads=harm.map(s=>s.text).filter(t=>t.length>=8);
const pay=new Map<string,number>(); for(const s of base) if(s.source==='composed'&&s.category!=='indirect'){const p=payloads.find(t=>s.text.includes(t)); if(p) pay.set(s.text,half(p));}
const G=opt('gen',600);
const only=opt('fold',-1);
const res:any[]=[];
const t0=Date.now();
const cache=new Map<string,any>(); const comp=(t:string)=>{let c=cache.get(t); if(!c){c=compile(t);cache.set(t,c)} return c};
export function scoreText(model:any,text:string){ const f=foldText(text); const s=new WindowScorer(model); let best:any={value:-1e9,script:'zh'}; const see=(w:any)=>{if(w.value>best.value)best=w};
 for(let i=0;i<f.length;i++){s.take(f.charCodeAt(i)); if(s.length%STRIDE===0&&s.length>=SHORT_WINDOW){see(s.window(SHORT_WINDOW)); see(s.window(WINDOW));}} s.finish(); see(s.window(SHORT_WINDOW)); see(s.window(WINDOW)); see(s.whole()); return best;}
for(let f=0;f<(opt('all',0)?6:5);f++){ if(only>=0&&f!==only) continue;
 const hh=f===1?0:f===2?1:-1; const trainBase=base.filter(s=>foldOf(s)!==f&&(hh<0||pay.get(s.text)!==hh));
 const gz=generate(bookZh,fill('zh',trainBase,hh),G,11), ge=generate(bookEn,fill('en',trainBase,hh),G,12);
 const gens=[...gz,...ge];
 let train:any[]= opt('nogen',0)?trainBase:f===5?trainBase:[...trainBase,...gens];
 const test=f===5?gens:base.filter(s=>foldOf(s)===f&&(hh<0||s.kind!=='attack'||s.category==='indirect'||(pay.get(s.text)??hh)===hh));
 if(opt('harm',0)) train=[...train,...harm.filter(s=>hh<0||half(s.text)!==hh).map(s=>({...s,kind:'attack',source:'HARM',category:''}))];
 const r2=new SeededRandom(5);
 const docs={zh:fill('zh',trainBase).documents,en:fill('en',trainBase).documents};
 const aug=train.filter(s=>(s.kind==='attack'||s.kind==='hard'||s.kind==='ordinary')&&r2.unit()<opt('aug',0.15)).map(s=>({...s,text:evade(s.text,'separator',r2,()=>'')}));
 train=[...train,...aug];
 const n=new Map<string,number>(); const key=(s:any)=>[s.kind==='attack',s.language,s.source,s.category.split(':')[0]].join('|');
 for(const s of train) n.set(key(s),(n.get(key(s))??0)+1);
 const tot=new Map<string,number>(); const P=opt('pow',0.5);
 for(const s of train){const k=`${s.kind==='attack'}|${s.language}`; tot.set(k,(tot.get(k)??0)+Math.pow(n.get(key(s))!,P-1));}
 const ex=train.map(s=>({compiled:comp(s.text),positive:s.kind==='attack',weight:(s.source==='HARM'?opt('harm',0):1)*Math.pow(n.get(key(s))!,P-1)/tot.get(`${s.kind==='attack'}|${s.language}`)!*train.length/4}));
 const model=new HeadTrainer({epochs:opt('epochs',5),rate:opt('rate',0.1),decay:opt('decay',1e-6),dropout:opt('dropout',0.5),seed:1}).train(ex);
 const r3=new SeededRandom(9);
 for(const s of test){ const w=scoreText(model,s.text); res.push({f,s,z:w.value,ev:''}); }
 const att=test.filter(s=>s.kind==='attack'); const pick=r3.shuffled(att).slice(0,300);
 if(opt('ev',0)) for(const e of evasionNames) for(const s of pick){ res.push({f,s,z:scoreText(model,evade(s.text,e,r3,()=>r3.pick(docs[s.language as 'zh'],'').slice(0,400))).value,ev:e}); }
 for(const s of pick) res.push({f,s,z:scoreText(model,s.text).value,ev:'plain'});
 process.stderr.write(`fold ${f} train ${train.length} test ${test.length} ${(Date.now()-t0)/1000}s\n`);
}
for(const l of ['zh','en']){
 const R=res.filter(r=>r.s.language===l&&r.ev==='');
 const ord=R.filter(r=>r.s.kind==='ordinary'&&r.f!==5&&r.s.source!=='COLDataset'&&!r.s.source.startsWith('Davidson')).map(r=>r.z).sort((a,b)=>b-a);
 const og=new Map<string,number>(); for(const r of R) if(r.s.kind==='ordinary'&&r.f!==5) og.set(r.s.source,(og.get(r.s.source)??0)+1); for(const [k,v] of [...og]) if(v<20) og.delete(k);
 const totO=[...og.values()].reduce((a,b)=>a+b,0), normO=[...og.values()].reduce((a,b)=>a+Math.min(b/totO,0.1),0);
 const mo=R.filter(r=>r.s.kind==='ordinary'&&r.f!==5&&og.has(r.s.source)).map(r=>({z:r.z,w:Math.min(og.get(r.s.source)!/totO,0.1)/og.get(r.s.source)!/normO})).sort((a,b)=>b.z-a.z); const q=(p:number)=>{let a=0;for(const m of mo){a+=m.w;if(a>p)return m.z}return -99};
 const t1=q(opt('p1',0.01)), t01=q(0.001); const ot1=ord[Math.floor(ord.length*0.01)]!;
 const hard=R.filter(r=>r.s.kind==='hard'); const att=R.filter(r=>r.s.kind==='attack'&&r.s.source!=='BIPIA injected'&&r.f!==5);
 const at=(rs:any[],t:number)=>(rs.filter(r=>r.z>t).length/Math.max(1,rs.length)*100).toFixed(1);
 // AUROC attack vs ord
 const auc=(()=>{const a=[...att.map(r=>[r.z,1]),...ord.map(z=>[z,0])].sort((x,y)=>x[0]!-y[0]!);let rk=0;a.forEach((x,i)=>{if(x[1])rk+=i+1});return (rk-att.length*(att.length+1)/2)/(att.length*ord.length)})();
 const mg=new Map<string,any[]>();for(const r of att){const k=r.f+r.s.source+(r.s.source==='authored'?r.s.category:'');mg.set(k,[...(mg.get(k)??[]),r]);} const mac=(t:number)=>([...mg.values()].filter(v=>v.length>20).map(v=>v.filter(r=>r.z>t).length/v.length).reduce((a,b)=>a+b,0)/[...mg.values()].filter(v=>v.length>20).length*100).toFixed(1);
 console.log(`== ${l} MACRO ${mac(t1)} / ${mac(t01)} `+`== ${l} t1=${t1.toFixed(2)} t01=${t01.toFixed(2)} auc=${auc.toFixed(4)} recall@1%=${at(att,t1)} @0.1%=${at(att,t01)} hardFPR@1%=${at(hard,t1)} @.1=${at(hard,t01)}`);
 const g=new Map<string,any[]>(); for(const r of R){const k=`${r.s.kind} f${r.f} ${r.s.source} ${r.s.source==='authored'||r.s.source===GENERATED||(r.s.kind==='attack'&&r.s.source==='composed'&&r.s.category==='indirect')?r.s.category.split(':')[0]:''}`;g.set(k,[...(g.get(k)??[]),r]);}
 if(!opt('q',0)) for(const [k,v] of [...g].sort()) console.log('  ',k.padEnd(60),v.length,at(v,t1),at(v,t01));
 if(!opt('q',0)) {const top=R.filter(r=>r.s.kind==='ordinary').sort((a,b)=>b.z-a.z).slice(0,30); for(const r of top) console.log('   FP',r.z.toFixed(2),hashText(r.s.text).toString(16),r.s.source,'|',r.s.text.slice(0,200).replace(/\n/g,'⏎')); const miss=new SeededRandom(3).shuffled(att.filter(r=>r.z<t1)).slice(0,25); for(const r of miss) console.log('   FN',r.z.toFixed(2),r.s.source,r.s.category,'|',r.s.text.slice(0,140).replace(/\n/g,'⏎'));}
 console.log('   evasions',['plain',...evasionNames].map(e=>`${e} ${at(res.filter(r=>r.s.language===l&&r.ev===e),t1)}`).join(' | '));
}
