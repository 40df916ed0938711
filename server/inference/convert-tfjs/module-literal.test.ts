import { describe, expect, it } from 'vitest'
import { readModuleLiteral } from './module-literal.ts'

const moduleOf = (literal: string): string => `!function(e){module.exports=e()}(function(){return 1}({1:[function(e,n,t){n.exports=${literal}},{}]},{},[1])(1));`

describe('the value of a bundled module', () => {
  it('is read as minifiers write it', () => {
    expect(readModuleLiteral(moduleOf('{a:[1,-.5,2.,3e-7],"b-c":!0,d:{e:null,f:!1,\'g\':"x{,}"},h:[]}')))
      .toEqual({ a: [1, -0.5, 2, 3e-7], 'b-c': true, d: { e: null, f: false, g: 'x{,}' }, h: [] })
  })

  it('may be one long text', () => {
    const base64 = Buffer.alloc(3_000_000, 7).toString('base64')
    expect(readModuleLiteral(moduleOf(`"${base64}"`))).toBe(base64)
  })

  it('is never run: what is not plain is refused', () => {
    for (const literal of ['{a:process.exit(1)}', '{a:function(){}}', '{[x]:1}', '{a:1 b:2}', '"a\\x41"', '{a:"', '[1,,', '{get a(){return 1}}', `${'['.repeat(200)}`]) {
      expect(() => readModuleLiteral(moduleOf(literal)), literal).toThrow(/something else than plain values/)
    }
    expect(() => readModuleLiteral('module.exports=run()')).toThrow(/gives no plain value/)
    const read = readModuleLiteral(moduleOf('{__proto__:{isAdmin:!0}}')) as { isAdmin?: boolean }
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  })
})
