using System;
using System.Linq;
using System.Management.Automation;
using System.Security.AccessControl;

namespace Sim
{
    /// <summary>What Get-Acl hands out for a file or folder: the members of FileSecurity that scripts use.</summary>
    public sealed class FileSecurity
    {
        public readonly SecurityDescriptor Held;
        public FileSecurity(SecurityDescriptor held) { Held = held; }
        public string Sddl => Held.ToString();
        /// <summary>A name in the language of Windows, as the real property gives it. Scripts must not use it.</summary>
        public string Owner => Held.Owner == "S-1-5-18" ? (Machine.Now.Language == "de" ? "NT-AUTORIT\u00c4T\\SYSTEM" : "NT AUTHORITY\\SYSTEM") : "PC\\" + Held.Owner;
        public bool AreAccessRulesProtected => Held.Protected;
        public Sid GetOwner(Type type) => type.Name == "SecurityIdentifier" ? new Sid(Held.Owner) : throw Machine.Now.Refuse("GetOwner " + type.Name);
        public void SetOwner(Sid sid) { Held.Owner = sid.Value; }
        public string GetSecurityDescriptorSddlForm(AccessControlSections sections) =>
            sections == AccessControlSections.Access ? Held.Dacl : sections == AccessControlSections.Owner ? Held.ToString().Split("G:")[0] : Held.ToString();
        public void SetSecurityDescriptorSddlForm(string sddl) => Held.Take(sddl, true);
        public void SetSecurityDescriptorSddlForm(string sddl, AccessControlSections sections) =>
            Held.Take(sddl, (sections & AccessControlSections.Owner) != 0);
    }

    public static class Paths
    {
        public static bool IsRegistry(string path) => path.StartsWith("HK", StringComparison.OrdinalIgnoreCase) || path.StartsWith("Registry::", StringComparison.OrdinalIgnoreCase);
    }

    [Cmdlet(VerbsCommon.Get, "Acl", DefaultParameterSetName = "Path")]
    public sealed class GetAcl : PSCmdlet
    {
        [Parameter(Position = 0, ParameterSetName = "Path")] public string Path { get; set; }
        [Parameter(Mandatory = true, ParameterSetName = "Literal")] public string LiteralPath { get; set; }

        protected override void ProcessRecord()
        {
            var path = LiteralPath ?? Path;
            if (Paths.IsRegistry(path) && Machine.Now.Registry.Exists(path)) { WriteObject(new FileSecurity(Machine.Now.Registry.SecurityOf(path).Copy())); return; }
            if (Machine.Now.Files.Find(path) == null)
            {
                ThrowTerminatingError(new ErrorRecord(new ItemNotFoundException(Texts.Of(Machine.Now.Language, "no-path", path)), "GetAcl_PathNotFound_Exception", ErrorCategory.ObjectNotFound, path));
            }
            try { WriteObject(new FileSecurity(Machine.Now.Files.Demand(path, SecurityDescriptor.ReadControl).Security.Copy())); }
            catch (UnauthorizedAccessException e) { ThrowTerminatingError(new ErrorRecord(e, "System.UnauthorizedAccessException", ErrorCategory.NotSpecified, null)); }
        }
    }

    [Cmdlet(VerbsCommon.Set, "Acl", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
    public sealed class SetAcl : PSCmdlet
    {
        [Parameter(Position = 0, ParameterSetName = "Path")] public string Path { get; set; }
        [Parameter(Mandatory = true, ParameterSetName = "Literal")] public string LiteralPath { get; set; }
        [Parameter(Position = 1, Mandatory = true)] public FileSecurity AclObject { get; set; }

        protected override void ProcessRecord()
        {
            var path = LiteralPath ?? Path;
            if (Paths.IsRegistry(path)) { Machine.Now.Registry.Secure(path, AclObject.Held); return; }
            try { Machine.Now.Files.Secure(path, AclObject.Held, false); }
            catch (UnauthorizedAccessException e) { WriteError(new ErrorRecord(e, "System.UnauthorizedAccessException", ErrorCategory.PermissionDenied, path)); }
            catch (InvalidOperationException e) { WriteError(new ErrorRecord(e, "System.InvalidOperationException", ErrorCategory.InvalidOperation, path)); }
        }
    }
}
