using System;
using System.IO;
using System.Linq;
using System.Security;
using Microsoft.Win32;

namespace Sim
{
    /// <summary>reg.exe query, add and delete of one value.</summary>
    public sealed class Reg : NativeTool
    {
        public override string Name => "reg.exe";
        public override int Run(Machine machine, string[] args, TextWriter print, TextWriter error)
        {
            string After(string option) { var at = Array.FindIndex(args, a => a.Equals(option, StringComparison.OrdinalIgnoreCase)); return at < 0 ? null : args[at + 1]; }
            var key = args.Length > 1 ? args[1] : "";
            var name = After("/v");
            try
            {
                switch (args[0])
                {
                    case "query":
                        if (!machine.Registry.Exists(key) || (name != null && !machine.Registry.Values(key).ContainsKey(name))) { error.WriteLine(Texts.Of(machine.Language, "reg-missing")); return 1; }
                        print.WriteLine(new RegistryKey(key).Name);
                        foreach (var value in machine.Registry.Values(key).Where(v => name == null || v.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
                            print.WriteLine("    " + value.Key + "    " + Word(value.Value.Kind) + "    " + (value.Value.Kind == RegistryValueKind.DWord ? "0x" + ((int)value.Value.Data).ToString("x") : value.Value.ToString().Substring(value.Value.Kind.ToString().Length + 1)));
                        return 0;
                    case "add":
                        machine.Registry.Create(key);
                        var kind = After("/t") == "REG_DWORD" ? RegistryValueKind.DWord : RegistryValueKind.String;
                        if (name != null) machine.Registry.Set(key, name, RegistryValue.Make(kind, After("/d")));
                        print.WriteLine(Texts.Of(machine.Language, "reg-done"));
                        return 0;
                    case "delete":
                        if (!machine.Registry.Exists(key) || (name != null && !machine.Registry.Values(key).ContainsKey(name))) { error.WriteLine(Texts.Of(machine.Language, "reg-missing")); return 1; }
                        if (name != null) machine.Registry.Unset(key, name); else machine.Registry.Remove(key);
                        print.WriteLine(Texts.Of(machine.Language, "reg-done"));
                        return 0;
                    default: throw machine.Refuse("reg.exe " + string.Join(" ", args));
                }
            }
            catch (SecurityException) { error.WriteLine(Texts.Of(machine.Language, "reg-denied")); return 1; }
        }

        private static string Word(RegistryValueKind kind) => kind == RegistryValueKind.DWord ? "REG_DWORD" : kind == RegistryValueKind.String ? "REG_SZ" : "REG_" + kind.ToString().ToUpperInvariant();
    }
}
