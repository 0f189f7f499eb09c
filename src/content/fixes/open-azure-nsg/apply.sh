# Adds one inbound rule of its own, for one source address. Existing rules are not changed.
result='failed'
code='error'
trap 'echo "RECONNECT 1 open-azure-nsg $MODE $result $code"' EXIT
rule="Reconnect-rdp-$PORT_NUMBER-$SOURCE_ADDRESS"
fields='[priority, access, protocol, name, sourceAddressPrefix, sourceAddressPrefixes,'
fields="$fields destinationPortRange, destinationPortRanges]"
case "$SOURCE_ADDRESS" in
  '' | *[^0-9.]* | 0.*)
    echo 'The source must be one IPv4 address: never *, Internet or a range.'
    result='refused'
    code='source-too-wide'
    exit 0
    ;;
esac
echo 'Keep this: the rules as they were.'
az network nsg rule list \
  --subscription="$SUBSCRIPTION_ID" \
  --resource-group="$RESOURCE_GROUP" \
  --nsg-name="$NSG_NAME" \
  --query="[?direction=='Inbound'].to_string($fields)" \
  --only-show-errors \
  --output=tsv
names=$(az network nsg rule list \
  --subscription="$SUBSCRIPTION_ID" \
  --resource-group="$RESOURCE_GROUP" \
  --nsg-name="$NSG_NAME" \
  --query='[].name' \
  --only-show-errors \
  --output=tsv | tr -d '\r')
if grep -Fxq -- "$rule" <<<"$names"; then
  echo "The rule $rule is there already. Run the check to see whether it is unchanged."
  result='no-change'
  code='own-rule'
  exit 0
fi
taken=$(az network nsg rule list \
  --subscription="$SUBSCRIPTION_ID" \
  --resource-group="$RESOURCE_GROUP" \
  --nsg-name="$NSG_NAME" \
  --query="[?direction=='Inbound'].priority" \
  --only-show-errors \
  --output=tsv | tr -d '\r' | tr '\n' ' ')
denied=$(az network nsg rule list \
  --subscription="$SUBSCRIPTION_ID" \
  --resource-group="$RESOURCE_GROUP" \
  --nsg-name="$NSG_NAME" \
  --query="[?direction=='Inbound' && access=='Deny'].priority" \
  --only-show-errors \
  --output=tsv | tr -d '\r')
# The lowest free number: the first rule that fits decides.
priority=100
while [[ " $taken " == *" $priority "* ]]; do
  priority=$((priority + 1))
done
if [ "$priority" -gt 4096 ]; then
  echo 'The group has no free priority left. Remove a rule that nobody needs.'
  result='refused'
  code='no-free-priority'
  exit 0
fi
for number in $denied; do
  if [ "$number" -lt "$priority" ]; then
    echo "A rule that denies stands before the new one, at $number. It may still block you."
  fi
done
if [ "$MODE" = 'dry-run' ]; then
  echo "Would add $rule at priority $priority."
  result='would-change'
  code='listed'
  exit 0
fi
az network nsg rule create \
  --subscription="$SUBSCRIPTION_ID" \
  --resource-group="$RESOURCE_GROUP" \
  --nsg-name="$NSG_NAME" \
  --name="$rule" \
  --priority="$priority" \
  --direction=Inbound \
  --access=Allow \
  --protocol=Tcp \
  --source-address-prefixes="$SOURCE_ADDRESS" \
  --source-port-ranges='*' \
  --destination-address-prefixes='*' \
  --destination-port-ranges="$PORT_NUMBER" \
  --description='Reconnect open-azure-nsg' \
  --only-show-errors \
  --output=none
echo "Added $rule at priority $priority. The undo script removes this rule and no other."
result='fixed'
code='own-rule'
