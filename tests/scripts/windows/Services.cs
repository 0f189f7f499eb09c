using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.Win32;

namespace Sim
{
    public enum ServiceStatus { Stopped = 1, StartPending = 2, StopPending = 3, Running = 4 }
    public enum ServiceStart { Automatic = 2, Manual = 3, Disabled = 4 }

    /// <summary>
    /// Services, with the order that dependencies force. Their start type lives in the registry, as on Windows.
    /// A spec: { start, state, needs: [names], hangs: "start" | "stop", fails: true, denied: true, unstoppable: true, shares: other }.
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
                service.Status = (ServiceStatus)Enum.Parse(typeof(ServiceStatus), (string)entry.Value["state"] ?? "Running");
                service.ProcessId = service.Status == ServiceStatus.Running ? nextProcess += 4 : 0;
                service.Started = machine.Time.AddMinutes(-((double?)entry.Value["minutes"] ?? 1800));
                if (entry.Value["shares"] != null) service.ProcessId = services[(string)entry.Value["shares"]].ProcessId;
            }
        }

        public IEnumerable<Service> All => services.Values;
        public Service Find(string name) { machine.Live(); return services.TryGetValue(name, out var service) ? service : null; }
        public bool Runs(string name) => services.TryGetValue(name, out var service) && service.Status == ServiceStatus.Running;

        /// <exception cref="InvalidOperationException">where the service manager refuses</exception>
        public void Start(Service service)
        {
            if (service.Status == ServiceStatus.Running) return;
            if (!machine.User.Elevated || service.Denied || service.StartType == ServiceStart.Disabled) throw Cannot("start", service);
            foreach (var needed in service.ServicesDependedOn) Start(needed);
            machine.Write("service " + service.Name);
            if (service.Fails) throw Cannot("start", service);
            service.Status = ServiceStatus.StartPending;
            if (service.Hangs == "start") throw Cannot("start", service);
            service.Status = ServiceStatus.Running;
            service.ProcessId = nextProcess += 4;
            service.Started = machine.Time;
            machine.Happened.Add("started " + service.Name);
            CertificateMaker.Started(machine, service);
        }

        public void Stop(Service service)
        {
            if (service.Status == ServiceStatus.Stopped) return;
            if (!machine.User.Elevated || service.Denied || service.Unstoppable) throw Cannot("stop", service);
            machine.Write("service " + service.Name);
            machine.Happened.Add("stopped " + service.Name);
            service.Status = service.Hangs == "stop" ? ServiceStatus.StopPending : ServiceStatus.Stopped;
            if (service.Status == ServiceStatus.Stopped) service.ProcessId = 0;
            if (service.Name.Equals("TermService", StringComparison.OrdinalIgnoreCase)) machine.Sessions.Cut();
        }

        public Exception Cannot(string what, Service service) => new InvalidOperationException(Texts.Of(machine.Language, "cannot-" + what, service.Name));

        public void AddTo(IDictionary<string, string> state)
        {
            foreach (var service in services.Values) state["service " + service.Name] = service.Status.ToString();
        }
    }

    /// <summary>What Get-Service hands out: the members of ServiceController that scripts use.</summary>
    public sealed class Service
    {
        private readonly Machine machine;
        private readonly string[] needs;
        internal readonly string Hangs;
        internal readonly bool Fails, Denied, Unstoppable;
        internal int ProcessId;
        internal DateTime Started;

        public Service(Machine machine, string name, JsonObject spec)
        {
            this.machine = machine;
            Name = name;
            needs = ((JsonArray)spec["needs"])?.Select(n => (string)n).ToArray() ?? new string[0];
            Hangs = (string)spec["hangs"];
            Fails = (bool?)spec["fails"] ?? false;
            Denied = (bool?)spec["denied"] ?? false;
            Unstoppable = (bool?)spec["unstoppable"] ?? false;
        }

        public string Name { get; }
        public string ServiceName => Name;
        public string DisplayName => Name + (machine.Language == "de" ? "-Dienst" : " Service");
        public ServiceStatus Status { get; internal set; }
        public bool CanStop => Status == ServiceStatus.Running && !Unstoppable;
        public ServiceStart StartType => (ServiceStart)(int)(machine.Registry.Read(ServiceStore.Root + Name, "Start") ?? 3);
        public Service[] ServicesDependedOn => needs.Select(n => machine.Services.Find(n)).Where(s => s != null).ToArray();
        public Service[] RequiredServices => ServicesDependedOn;
        public Service[] DependentServices => machine.Services.All.Where(s => s.needs.Contains(Name, StringComparer.OrdinalIgnoreCase)).SelectMany(s => s.DependentServices.Append(s)).Distinct().ToArray();
        public void Refresh() { }

        public void WaitForStatus(ServiceStatus wanted, TimeSpan patience)
        {
            machine.Live();
            if (Status != wanted) throw new TimeoutException("Time out has expired and the operation has not been completed.");
        }
    }
}
