using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>Remote Desktop sessions by their name, "rdp-tcp#3": { user, id, state: "Active" | "Disc" }.</summary>
    public sealed class SessionStore
    {
        private readonly Machine machine;
        public readonly JsonObject Spec;
        public SessionStore(Machine machine, JsonObject spec) { this.machine = machine; Spec = spec; }

        /// <summary>Remote Desktop Services has stopped: every session is cut, perhaps the one that the script runs in.</summary>
        public void Cut()
        {
            if (Spec.Count > 0) machine.Happened.Add("sessions cut " + Spec.Count);
            Spec.Clear();
            if (!machine.User.Remote || Runner.InTask) return;
            machine.Happened.Add("own session cut");
            machine.Crash();
        }
    }

    public sealed class Qwinsta : NativeTool
    {
        public override string Name => "qwinsta.exe";
        public override int Run(Machine machine, string[] args, TextWriter print, TextWriter error)
        {
            string Word(string key) => Texts.Of(machine.Language, key);
            print.WriteLine(Word("session-head"));
            print.WriteLine(" services                                    0  " + Word("disconnected"));
            if (machine.User.Kind != "system" && !machine.User.Remote) print.WriteLine(">console           anna                      1  " + Word("active"));
            foreach (var session in machine.Sessions.Spec)
                print.WriteLine(" " + session.Key.PadRight(18) + ((string)session.Value["user"] ?? "kim").PadRight(26) + "3  " + Word("active"));
            if (machine.Services.Runs("TermService")) print.WriteLine(" rdp-tcp                                 65536  " + Word("listen"));
            return 0;
        }
    }
}
