using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>
    /// One simulated Windows computer. Each subject has its own store; every change of any store goes through
    /// <see cref="Write"/>, so that a scenario can make the n-th change fail, or cut the power just before it.
    /// </summary>
    public sealed class Machine
    {
        /// <summary>The computer of the scenario that runs now. A worker runs one scenario at a time.</summary>
        public static Machine Now;

        public readonly JsonObject Spec;
        public User User { get; private set; }
        public readonly RegistryStore Registry;
        public readonly FileStore Files;
        public readonly ServiceStore Services;
        public readonly CertificateStore Certificates;
        public readonly FirewallStore Firewall;
        public readonly TaskStore Tasks;
        public readonly SessionStore Sessions;
        public readonly EventStore Events;
        public readonly CredentialStore Credentials;

        /// <summary>Every change in order: "registry HKLM\X!Name", "file C:\..." - the points where a fault can be put.</summary>
        public readonly List<string> Writes = new List<string>();
        /// <summary>What people on that computer would notice: sessions cut, a restart asked for.</summary>
        public readonly List<string> Happened = new List<string>();
        /// <summary>Calls that the simulation does not know, or that no script may make. Any entry fails the test.</summary>
        public readonly List<string> Unknown = new List<string>();
        public int FailAt;
        public int CrashAt;
        /// <summary>Before this change something else happens on the computer.</summary>
        public int MeanwhileAt;
        public Action Meanwhile;
        /// <summary>The process whose script runs now.</summary>
        public int Process;
        public bool Crashed;
        /// <summary>Seconds that Start-Sleep has added to the clock.</summary>
        public double Slept;

        public Machine(JsonObject spec)
        {
            Spec = spec;
            User = new User(spec["user"]);
            Registry = new RegistryStore(this, Part("registry"));
            Files = new FileStore(this, Part("files"));
            Services = new ServiceStore(this, Part("services"));
            Certificates = new CertificateStore(this, Part("certificates"));
            Firewall = new FirewallStore(this, Part("firewall"));
            Tasks = new TaskStore(this);
            Sessions = new SessionStore(this, Part("sessions"));
            Events = new EventStore(spec["events"] as JsonArray);
            Credentials = new CredentialStore(this, spec["credentials"] as JsonArray);
            Writes.Clear();
        }

        public void Become(User user) { User = user; }

        public DateTime Time => DateTime.Now.AddSeconds(Slept);

        public string Language => (string)Spec["language"] ?? "en";

        private JsonObject Part(string name) => Spec[name] as JsonObject ?? new JsonObject();

        /// <summary>Called by a store immediately before it changes something.</summary>
        public void Write(string what)
        {
            Live();
            Writes.Add(what);
            if (Writes.Count == MeanwhileAt) Meanwhile();
            if (Writes.Count == CrashAt) { Files.PowerCut(); Crash(); }
            if (Writes.Count == FailAt) throw new IOException(Texts.Of(Language, "fault"));
        }

        /// <summary>From here on nothing can be read or written: the power is gone, or the caller's session.</summary>
        public void Crash()
        {
            Crashed = true;
            throw new PipelineStoppedException();
        }

        public void Live()
        {
            if (Crashed) throw new PipelineStoppedException();
        }

        /// <summary>Lets time pass: services that need a moment get it.</summary>
        public void Sleep(double seconds)
        {
            Live();
            Slept += seconds;
            CertificateMaker.Tick(this);
        }

        /// <summary>A call that must fail the test, whatever the script does with the error.</summary>
        public Exception Refuse(string call)
        {
            Unknown.Add(call);
            return new NotSupportedException("The simulated Windows does not know: " + call);
        }

        /// <summary>Everything that a script could change, as one flat table.</summary>
        public SortedDictionary<string, string> State()
        {
            var state = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            Registry.AddTo(state);
            Files.AddTo(state);
            Services.AddTo(state);
            Certificates.AddTo(state);
            Firewall.AddTo(state);
            Tasks.AddTo(state);
            Credentials.AddTo(state);
            return state;
        }
    }
}
