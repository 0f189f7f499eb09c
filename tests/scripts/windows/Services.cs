using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.Win32;

namespace Sim
{
    public enum ServiceStatus { Stopped = 1, StartPending = 2, StopPending = 3, Running = 4 }
    public enum ServiceStart { Boot = 0, System = 1, Automatic = 2, Manual = 3, Disabled = 4 }

    /// <summary>
    /// Services, with the order that dependencies force. Their start type lives in the registry, as on Windows.
    /// A spec: { start, state (one that is pending gets there if slow is given), needs: [names], hangs: "start" | "stop", slow: seconds, fails: true, denied: true,
    /// unstoppable: true, deleted: true (marked for deletion), shares: other }.
    /// </summary>
    public sealed class ServiceStore
    {
        public const string Root = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\";
        private readonly Machine machine;
        private readonly SortedDictionary<string, Service> services = new SortedDictionary<string, Service>(StringComparer.OrdinalIgnoreCase);
        private int nextProcess = 1000;

        public ServiceStore(Machine machine, JsonObject spec)
        {
            this.machine = machine;
            foreach (var entry in spec)
            {
                if (entry.Value == null) continue;
                var service = services[entry.Key] = new Service(machine, entry.Key, (JsonObject)entry.Value);
                var start = (ServiceStart)Enum.Parse(typeof(ServiceStart), (string)entry.Value["start"] ?? "Manual");
                machine.Registry.Put(Root + entry.Key, "Start", (int)start, RegistryValueKind.DWord);
                var status = (ServiceStatus)Enum.Parse(typeof(ServiceStatus), (string)entry.Value["state"] ?? "Running");
                service.ProcessId = status == ServiceStatus.Running || status == ServiceStatus.StopPending ? nextProcess += 4 : 0;
                if (status == ServiceStatus.StartPending) service.Begin(status, entry.Value["slow"] == null, () => Started(service));
                else if (status == ServiceStatus.StopPending) service.Begin(status, entry.Value["slow"] == null, () => Stopped(service));
                else service.Status = status;
                service.Started = machine.Time.AddMinutes(-((double?)entry.Value["minutes"] ?? 1800));
                if (entry.Value["shares"] != null) service.ProcessId = services[(string)entry.Value["shares"]].ProcessId;
            }
        }

        public IEnumerable<Service> All => services.Values;
        public Service Find(string name) { machine.Live(); return services.TryGetValue(name, out var service) ? service : null; }
        public bool Runs(string name) => services.TryGetValue(name, out var service) && service.Status == ServiceStatus.Running;

        /// <summary>Asks for the start and does not wait. What the service needs starts first.</summary>
        /// <exception cref="InvalidOperationException">where the service manager refuses</exception>
        public void Start(Service service)
        {
            if (service.Status == ServiceStatus.Running || service.Status == ServiceStatus.StartPending) return;
            if (!machine.User.Elevated || service.Denied || service.Deleted || service.Status == ServiceStatus.StopPending || service.StartType == ServiceStart.Disabled) throw Cannot("start", service);
            foreach (var needed in service.Needs)
            {
                Start(needed);
                if (needed.Status != ServiceStatus.Running) throw Cannot("start", service);
            }
            machine.Write("service " + service.Name);
            if (service.Fails) throw Cannot("start", service);
            service.Begin(ServiceStatus.StartPending, service.Hangs == "start", () => Started(service));
        }

        private void Started(Service service)
        {
            service.Status = ServiceStatus.Running;
            service.ProcessId = nextProcess += 4;
            service.Started = machine.Time;
            machine.Happened.Add("started " + service.Name);
            CertificateMaker.Started(machine, service);
        }

        private static void Stopped(Service service)
        {
            service.Status = ServiceStatus.Stopped;
            service.ProcessId = 0;
        }

        /// <summary>Asks for the stop and does not wait. Those that depend on it stop first; .NET waits 30 seconds for each (ServiceController.Stop).</summary>
        /// <exception cref="InvalidOperationException">where the service manager refuses</exception>
        /// <exception cref="TimeoutException">one that depends on it does not stop</exception>
        public void Stop(Service service)
        {
            if (service.Status == ServiceStatus.Stopped) return;
            foreach (var dependent in service.Dependents.Where(d => d.Status != ServiceStatus.Stopped))
            {
                Stop(dependent);
                dependent.WaitFor(ServiceStatus.Stopped, TimeSpan.FromSeconds(30));
            }
            if (!machine.User.Elevated || service.Denied || service.Unstoppable || service.Status != ServiceStatus.Running) throw Cannot("stop", service);
            machine.Write("service " + service.Name);
            machine.Happened.Add("stopped " + service.Name);
            service.Begin(ServiceStatus.StopPending, service.Hangs == "stop", () => Stopped(service));
            if (service.Name.Equals("TermService", StringComparison.OrdinalIgnoreCase)) machine.Sessions.Cut();
        }

        public Exception Cannot(string what, Service service) => new InvalidOperationException(Texts.Of(machine.Language, "cannot-" + what, service.Name));

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var service in services.Values) state["service " + service.Name] = service.Status.ToString();
        }
    }

    /// <summary>A service as it is.</summary>
    public sealed class Service
    {
        private readonly Machine machine;
        private readonly string[] needs;
        internal readonly string Name, Hangs;
        internal readonly bool Fails, Denied, Unstoppable, Deleted;
        private readonly double slow;
        internal int ProcessId;
        internal DateTime Started;
        private ServiceStatus status;
        /// <summary>When a slow service has done what it was asked to, in seconds of the simulated clock; and what it does then.</summary>
        private double due;
        private Action arrive;

        public Service(Machine machine, string name, JsonObject spec)
        {
            this.machine = machine;
            Name = name;
            needs = ((JsonArray)spec["needs"])?.Select(n => (string)n).ToArray() ?? new string[0];
            Hangs = (string)spec["hangs"];
            slow = (double?)spec["slow"] ?? 0;
            Fails = (bool?)spec["fails"] ?? false;
            Denied = (bool?)spec["denied"] ?? false;
            Unstoppable = (bool?)spec["unstoppable"] ?? false;
            Deleted = (bool?)spec["deleted"] ?? false;
        }

        public string DisplayName => Name + (machine.Language == "de" ? "-Dienst" : " Service");

        public ServiceStatus Status
        {
            get
            {
                if (arrive != null && machine.Slept >= due) { var done = arrive; arrive = null; done(); }
                return status;
            }
            internal set { status = value; arrive = null; }
        }

        /// <summary>On its way: at once, after some seconds, or for ever.</summary>
        internal void Begin(ServiceStatus pending, bool forEver, Action arrived)
        {
            Status = pending;
            if (forEver) return;
            arrive = arrived;
            due = machine.Slept + slow;
        }

        /// <summary>Does it get there? Time passes while somebody waits.</summary>
        internal bool Reaches(ServiceStatus wanted, double seconds)
        {
            machine.Live();
            if (Status == wanted) return true;
            machine.Sleep(arrive == null ? seconds : Math.Min(seconds, due - machine.Slept));
            return Status == wanted;
        }

        internal void WaitFor(ServiceStatus wanted, TimeSpan patience)
        {
            if (!Reaches(wanted, patience.TotalSeconds)) throw new TimeoutException(Texts.Of(machine.Language, "time-out"));
        }

        public ServiceStart StartType => (ServiceStart)(int)(machine.Registry.Read(ServiceStore.Root + Name, "Start") ?? 3);
        internal IEnumerable<Service> Needs => needs.Select(n => machine.Services.Find(n)).Where(s => s != null);
        internal IEnumerable<Service> Dependents => machine.Services.All.Where(s => s.needs.Contains(Name, StringComparer.OrdinalIgnoreCase)).SelectMany(s => s.Dependents.Append(s)).Distinct().ToList();
    }

    /// <summary>What Get-Service hands out: the members of .NET's ServiceController that scripts use. It remembers the status that it once saw.</summary>
    public sealed class ServiceController
    {
        private readonly Machine machine = Machine.Now;
        private ServiceStatus? seen;
        internal readonly Service Service;
        public ServiceController(Service service) { Service = service; }

        public string Name => Service.Name;
        public string ServiceName => Service.Name;
        public string DisplayName => Service.DisplayName;
        public ServiceStatus Status => seen ??= Service.Status;
        public bool CanStop => Status == ServiceStatus.Running && !Service.Unstoppable;
        public ServiceStart StartType => Service.StartType;
        public ServiceController[] ServicesDependedOn => Service.Needs.Select(s => new ServiceController(s)).ToArray();
        public ServiceController[] DependentServices => Service.Dependents.Select(s => new ServiceController(s)).ToArray();
        public void Refresh() => seen = null;
        public void Start() => machine.Services.Start(Service);
        public void Stop() => machine.Services.Stop(Service);

        public void WaitForStatus(ServiceStatus wanted, TimeSpan patience)
        {
            try { Service.WaitFor(wanted, patience); }
            finally { Refresh(); }
        }
    }
}
