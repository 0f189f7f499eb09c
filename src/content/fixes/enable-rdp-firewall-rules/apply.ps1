# Two rules, by the name that is the same in every language. Shadowing and WebSocket rules are left alone.
$public = $false
if (@('azure', 'cloud') -contains $Answer['target']) {
  $categories = @(Get-NetConnectionProfile | ForEach-Object -Process { [string]$_.NetworkCategory })
  $public = $categories -contains 'Public'
}
foreach ($name in @('RemoteDesktop-UserMode-In-TCP', 'RemoteDesktop-UserMode-In-UDP')) {
  $rule = @(Get-NetFirewallRule -Name $name -ErrorAction 'SilentlyContinue')
  if ($rule.Count -eq 0) {
    continue
  }
  $on = [string]$rule[0].Enabled -eq 'True'
  $present = @(([string]$rule[0].Profile).Replace(' ', '').Split(','))
  if ($on -and ($public -or $present -contains 'Any')) {
    # Others may depend on a rule that is on. It is never narrowed.
    continue
  }
  if ($public) {
    $scope = @{ Profile = 'Domain,Private,Public'; RemoteAddress = $SourceAddress }
    Set-RcFirewallRule -Name $name -Enabled $true @scope
    continue
  }
  $profiles = @('Domain', 'Private')
  if ($on) {
    $profiles += @($present | Where-Object -FilterScript { @('Domain', 'Private') -notcontains $_ })
  }
  Set-RcFirewallRule -Name $name -Enabled $true -Profile ($profiles -join ',')
}
