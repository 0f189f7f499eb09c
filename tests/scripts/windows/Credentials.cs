using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>Saved passwords of the person who is signed in, by target: "TERMSRV/server01".</summary>
    public sealed class CredentialStore
    {
        private readonly Machine machine;
        public readonly SortedSet<string> Targets = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);

        public CredentialStore(Machine machine, JsonArray spec)
        {
            this.machine = machine;
            foreach (var target in spec ?? new JsonArray()) Targets.Add((string)target);
        }

        public bool Forget(string target)
        {
            if (!Targets.Contains(target)) return false;
            machine.Write("credential " + target);
            return Targets.Remove(target);
        }

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var target in Targets) state["credential " + target] = "saved";
        }
    }

    public sealed class Cmdkey : NativeTool
    {
        public override string Name => "cmdkey.exe";
        public override int Run(Machine machine, string[] args, TextWriter print, TextWriter error)
        {
            var argument = args.Single();
            if (argument.StartsWith("/delete:"))
            {
                var done = machine.Credentials.Forget(argument.Substring(8));
                print.WriteLine(Texts.Of(machine.Language, done ? "cmdkey-deleted" : "cmdkey-missing"));
                return done ? 0 : 1;
            }
            if (!argument.StartsWith("/list")) throw machine.Refuse("cmdkey.exe " + argument);
            var wanted = argument == "/list" ? null : argument.Substring(6);
            print.WriteLine(machine.Language == "de" ? "Aktuell gespeicherte Anmeldeinformationen:" : "Currently stored credentials:");
            foreach (var target in machine.Credentials.Targets.Where(t => wanted == null || t.Equals(wanted, StringComparison.OrdinalIgnoreCase)))
            {
                print.WriteLine((machine.Language == "de" ? "    Ziel: " : "    Target: ") + (wanted == null ? "Domain:target=" : "Domain:target=") + target);
                print.WriteLine(machine.Language == "de" ? "    Typ: Dom\u00e4nenkennwort" : "    Type: Domain Password");
            }
            return 0;
        }
    }
}
