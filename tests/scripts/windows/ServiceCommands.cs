using System;
using System.Linq;
using System.Management.Automation;

namespace Sim
{
    [Cmdlet(VerbsCommon.Get, "Service")]
    public sealed class GetService : PSCmdlet
    {
        [Parameter(Position = 0)] public string[] Name { get; set; }

        protected override void ProcessRecord()
        {
            foreach (var name in Name ?? new[] { "*" })
            {
                var found = Machine.Now.Services.All.Where(s => WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(s.Name)).ToList();
                WriteObject(found, true);
                if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                    WriteError(ServiceCommand.Missing(name, "GetServiceCommand"));
            }
        }
    }

    /// <summary>What the commands that change services have in common.</summary>
    public abstract class ServiceCommand : PSCmdlet
    {
        [Parameter(Position = 0, Mandatory = true)] public string[] Name { get; set; }

        public static ErrorRecord Missing(string name, string command) => new ErrorRecord(
            new InvalidOperationException(Texts.Of(Machine.Now.Language, "no-service", name)), "NoServiceFoundForGivenName,Microsoft.PowerShell.Commands." + command, ErrorCategory.ObjectNotFound, name);

        protected abstract void Act(Service service);

        protected override void ProcessRecord()
        {
            foreach (var name in Name)
            {
                var service = Machine.Now.Services.Find(name);
                if (service == null) { WriteError(Missing(name, GetType().Name)); continue; }
                try { Act(service); }
                catch (InvalidOperationException e) { WriteError(new ErrorRecord(e, "CouldNot" + GetType().Name, ErrorCategory.OpenError, service)); }
            }
        }
    }

    [Cmdlet(VerbsLifecycle.Start, "Service", SupportsShouldProcess = true)]
    public sealed class StartService : ServiceCommand
    {
        protected override void Act(Service service) => Machine.Now.Services.Start(service);
    }

    /// <summary>Without -Force a service on which others depend is not stopped; with it, they stop first.</summary>
    [Cmdlet(VerbsLifecycle.Stop, "Service", SupportsShouldProcess = true)]
    public sealed class StopService : ServiceCommand
    {
        [Parameter] public SwitchParameter Force { get; set; }
        [Parameter] public SwitchParameter NoWait { get; set; }

        protected override void Act(Service service)
        {
            var dependents = service.DependentServices.Where(s => s.Status == ServiceStatus.Running).ToList();
            if (dependents.Count > 0 && !Force) throw new InvalidOperationException(Texts.Of(Machine.Now.Language, "has-dependents", service.Name));
            foreach (var one in dependents) Machine.Now.Services.Stop(one);
            Machine.Now.Services.Stop(service);
        }
    }

    [Cmdlet(VerbsCommon.Set, "Service", SupportsShouldProcess = true)]
    public sealed class SetService : ServiceCommand
    {
        [Parameter] public ServiceStart StartupType { get; set; }

        protected override void Act(Service service)
        {
            if (!Machine.Now.User.Elevated || service.Denied) throw new InvalidOperationException(Texts.Of(Machine.Now.Language, "cannot-configure", service.Name));
            Machine.Now.Registry.Set(ServiceStore.Root + service.Name, "Start", new RegistryValue(Microsoft.Win32.RegistryValueKind.DWord, (int)StartupType));
        }
    }
}
