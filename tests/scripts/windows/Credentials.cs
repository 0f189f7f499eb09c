using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>
    /// Saved passwords of the person who is signed in, by target: "TERMSRV/server01". The same target twice stands for two
    /// kinds of password. With "vault": "closed" nobody can read them, as in a sign-in over the network; with "vault": "kept"
    /// none goes away.
    /// </summary>
    public sealed class CredentialStore
    {
        private readonly Machine machine;
        public readonly List<string> Targets;

        public CredentialStore(Machine machine, JsonArray spec)
        {
            this.machine = machine;
            Targets = (spec ?? new JsonArray()).Select(target => (string)target).ToList();
        }

        /// <summary>Forgets one. Whether Windows would forget both kinds at once, nobody says.</summary>
        public bool Forget(string target)
        {
            var at = Targets.FindIndex(t => t.Equals(target, StringComparison.OrdinalIgnoreCase));
            if (at < 0 || (string)machine.Spec["vault"] == "kept") return false;
            machine.Write("credential " + target);
            Targets.RemoveAt(at);
            return true;
        }

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var same in Targets.GroupBy(t => t, StringComparer.OrdinalIgnoreCase)) state["credential " + same.Key] = same.Count() == 1 ? "saved" : "saved " + same.Count() + " times";
        }
    }

    public sealed class Cmdkey : NativeTool
    {
        public override string Name => "cmdkey.exe";
        public override int Run(Machine machine, string[] args, TextWriter print, TextWriter error)
        {
            var argument = args.Single();
            if ((string)machine.Spec["vault"] == "closed") { print.WriteLine(Texts.Of(machine.Language, "cmdkey-no-session")); return 1; }
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
